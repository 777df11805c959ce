-- AlterTable
ALTER TABLE "Message" ADD COLUMN "sentBy" TEXT;
ALTER TABLE "BulkSend" ADD COLUMN "sentBy" TEXT;

-- What the ledger says of it: whoever paid first has sent it.
UPDATE "Message" SET "sentBy" = (
  SELECT CASE WHEN actor LIKE 'api:%' THEN NULL ELSE actor END FROM "CreditMovement"
  WHERE "messageId" = "Message".id AND kind IN ('debit', 'alert') ORDER BY id LIMIT 1)
WHERE id IN (SELECT "messageId" FROM "CreditMovement" WHERE kind IN ('debit', 'alert') AND actor NOT LIKE 'api:%');
UPDATE "BulkSend" SET "sentBy" = (
  SELECT CASE WHEN actor LIKE 'api:%' THEN NULL ELSE actor END FROM "CreditMovement"
  WHERE "messageId" = "BulkSend".id AND kind = 'held' ORDER BY id LIMIT 1);

-- CreateIndex
CREATE INDEX "Message_sent_by_idx" ON "Message"("accountId", "sentBy", "id") WHERE "sentBy" IS NOT NULL;
