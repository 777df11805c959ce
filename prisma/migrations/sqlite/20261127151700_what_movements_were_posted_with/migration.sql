-- AlterTable
ALTER TABLE "CreditMovement" ADD COLUMN "postedWith" TEXT;

-- Of former ones it stands beside them: here the ids of one transaction follow one another.
UPDATE "CreditMovement" SET "postedWith" = "next".kind
FROM "CreditMovement" "next"
WHERE "CreditMovement".kind IN ('refund', 'hold_released')
  AND "next".id = "CreditMovement".id + 1
  AND "next"."accountId" = "CreditMovement"."accountId"
  AND "next".actor = "CreditMovement".actor
  AND "next"."createdAt" = "CreditMovement"."createdAt"
  AND CASE "CreditMovement".kind || ' ' || "next".kind
    WHEN 'refund debit' THEN "next"."messageId" = "CreditMovement"."messageId"
    WHEN 'hold_released held' THEN "next"."messageId" = (
      SELECT "messageId" FROM "CreditMovement" hold WHERE hold.id = "CreditMovement"."reversesId")
    -- Messages of a bulk send have ids from its own on.
    WHEN 'hold_released debit' THEN "next"."messageId" >= (
      SELECT "messageId" FROM "CreditMovement" hold WHERE hold.id = "CreditMovement"."reversesId")
  END;
UPDATE "CreditMovement" SET "postedWith" = back.kind
FROM "CreditMovement" back
WHERE back."postedWith" IS NOT NULL
  AND (back.kind = 'refund' OR back."postedWith" = 'held')
  AND "CreditMovement".id = back.id + 1;
