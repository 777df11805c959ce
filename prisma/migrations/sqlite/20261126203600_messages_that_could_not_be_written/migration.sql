ALTER TABLE "BulkSlice" ADD COLUMN "messageCount" INTEGER NOT NULL DEFAULT 0;
UPDATE "BulkSlice" SET "messageCount" = length("messages") - length(replace("messages", char(10), '')) + 1;

ALTER TABLE "BulkSend" ADD COLUMN "unwritableCount" INTEGER NOT NULL DEFAULT 0;

-- What was given back before: the machine released it, where others release what they cancel or edit. Were some messages
-- of such a send cancelled too, nothing tells them apart any more.
UPDATE "BulkSend" SET "unwritableCount" = "messageCount" - "writtenCount"
  - (SELECT COALESCE(SUM(s."messageCount"), 0) FROM "BulkSlice" s WHERE s."bulkSendId" = "BulkSend"."id")
WHERE "id" IN (
  SELECT h."messageId" FROM "CreditMovement" r JOIN "CreditMovement" h ON h."id" = r."reversesId"
  WHERE r."kind" = 'hold_released' AND r."actor" = 'system' AND h."kind" = 'held'
);
