-- Parts by SMPP that wait for others are found by what joins them, and by how long they have waited: none of what waits
-- for anything else is read for that.
-- AlterTable
ALTER TABLE "SmppSubmission" ADD COLUMN "joinedBy" TEXT;

-- CreateIndex
CREATE INDEX "SmppSubmission_waiting_idx" ON "SmppSubmission"("apiUserId", "joinedBy") WHERE "messageId" IS NULL;
CREATE INDEX "SmppSubmission_expiring_idx" ON "SmppSubmission"("at") WHERE "messageId" IS NULL;

-- As lib/domain/smpp/submission.ts writes it.
UPDATE "SmppSubmission" SET "joinedBy" = json_array(
  "apiUserId", json_extract("addresses", '$.source.address'), json_extract("addresses", '$.destination.address'),
  json_extract("joins", '$.reference'), json_extract("joins", '$.total'), json_extract("joins", '$.coding'))
WHERE "messageId" IS NULL AND "joins" IS NOT NULL;
