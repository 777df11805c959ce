-- A delivery holds what its callback tells instead of its text, the URL as it was set instead of the one that was called,
-- and its last try; CallbackAttempt keeps the tries before that.
ALTER TABLE "CallbackDelivery" ADD COLUMN "ptt" INTEGER;
ALTER TABLE "CallbackDelivery" ADD COLUMN "dlrId" INTEGER;
ALTER TABLE "CallbackDelivery" ADD COLUMN "date" TEXT;
ALTER TABLE "CallbackDelivery" ADD COLUMN "lastAt" DATETIME;
ALTER TABLE "CallbackDelivery" ADD COLUMN "lastUrl" TEXT;
ALTER TABLE "CallbackDelivery" ADD COLUMN "lastDurationMs" INTEGER;
ALTER TABLE "CallbackDelivery" ADD COLUMN "lastHttpStatus" INTEGER;
ALTER TABLE "CallbackDelivery" ADD COLUMN "lastError" TEXT;
ALTER TABLE "CallbackDelivery" ADD COLUMN "lastAnswer" TEXT NOT NULL DEFAULT '';

-- The URL as it was set: what stands before the pairs, and a fragment behind them. The "?" or "&" that joins the pairs
-- goes, unless the URL ended in one itself.
UPDATE "CallbackAttempt"
SET "url" = substr("url", 1, pairs."joint" - 1 + (substr("url", pairs."joint" - 1, 1) IN ('?', '&')))
  || substr("url", instr("url" || '#', '#'))
FROM (
  SELECT a."id", instr(replace(a."url", '?id=', '&id='), '&id=' || d."messageId" || '&ptt=') AS "joint"
  FROM "CallbackAttempt" a JOIN "CallbackDelivery" d ON d."id" = a."deliveryId"
  WHERE a."url" IS NOT NULL
) AS pairs
WHERE "CallbackAttempt"."id" = pairs."id" AND pairs."joint" > 0;

UPDATE "CallbackDelivery"
SET "ptt" = CAST(json_extract("payload", '$[1][1]') AS INTEGER),
  "date" = json_extract("payload", '$[2][1]'),
  "dlrId" = CAST(json_extract("payload", '$[3][1]') AS INTEGER),
  "url" = substr("url", 1, pairs."joint" - 1 + (substr("url", pairs."joint" - 1, 1) IN ('?', '&')))
    || substr("url", instr("url" || '#', '#'))
FROM (
  SELECT "id", instr(replace("url", '?id=', '&id='), '&id=' || "messageId" || '&ptt=') AS "joint"
  FROM "CallbackDelivery"
) AS pairs
WHERE "CallbackDelivery"."id" = pairs."id" AND pairs."joint" > 0 AND "kind" = 'status';

ALTER TABLE "CallbackDelivery" DROP COLUMN "payload";

UPDATE "CallbackDelivery"
SET "lastAt" = a."at", "lastUrl" = a."url", "lastDurationMs" = a."durationMs", "lastHttpStatus" = a."httpStatus",
  "lastError" = a."error", "lastAnswer" = a."answer"
FROM "CallbackAttempt" AS a
WHERE a."deliveryId" = "CallbackDelivery"."id"
  AND a."id" = (SELECT max("id") FROM "CallbackAttempt" WHERE "deliveryId" = "CallbackDelivery"."id");
DELETE FROM "CallbackAttempt" WHERE "id" IN (SELECT max("id") FROM "CallbackAttempt" GROUP BY "deliveryId");
