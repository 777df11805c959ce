ALTER TABLE "ApiUser" ADD COLUMN "quotaOpenedAfter" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "CreditMovement" ADD COLUMN "reversesId" INTEGER;

-- Refunds name the debit that they reversed. One that went to a quota which had not paid keeps no name: it happened,
-- and to take it back now could leave that quota below zero.
UPDATE "CreditMovement" SET "reversesId" = (
    SELECT d."id" FROM "CreditMovement" d
    WHERE d."messageId" = "CreditMovement"."messageId" AND d."kind" IN ('debit', 'alert')
      AND ("CreditMovement"."quotaOfId" IS NULL OR "CreditMovement"."quotaOfId" = d."quotaOfId")
) WHERE "kind" = 'refund';

CREATE UNIQUE INDEX "CreditMovement_refund_key" ON "CreditMovement"("reversesId") WHERE kind = 'refund';

-- A hold names the bulk send that it is for. Those of one payer that were accepted in one batch bear the same time;
-- both tables were written in the order of their requests.
UPDATE "CreditMovement" SET "messageId" = paired."bulkSendId" FROM (
    SELECT h."id" AS "holdId", b."id" AS "bulkSendId"
    FROM (
        SELECT "id", "accountId", "quotaOfId", "createdAt",
            row_number() OVER (PARTITION BY "accountId", "quotaOfId", "createdAt" ORDER BY "id") AS "place"
        FROM "CreditMovement" WHERE "kind" = 'held'
    ) h
    JOIN (
        SELECT "id", "accountId", "quotaOfId", "createdAt",
            row_number() OVER (PARTITION BY "accountId", "quotaOfId", "createdAt" ORDER BY "id") AS "place"
        FROM "BulkSend"
    ) b ON b."accountId" = h."accountId" AND b."quotaOfId" IS h."quotaOfId" AND b."createdAt" = h."createdAt"
        AND b."place" = h."place"
) AS paired WHERE "CreditMovement"."id" = paired."holdId";

ALTER TABLE "BulkSend" DROP COLUMN "quotaOfId";
