-- AlterTable
ALTER TABLE "SmsAccount" ADD COLUMN "replyText" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "IncomingMessage" ADD COLUMN "answerId" INTEGER;

-- CreateIndex
CREATE UNIQUE INDEX "IncomingMessage_answerId_key" ON "IncomingMessage"("answerId") WHERE "answerId" IS NOT NULL;

-- CreateIndex
CREATE INDEX "IncomingMessage_answered_idx" ON "IncomingMessage"("accountId", "msisdn", "id") WHERE "answerId" IS NOT NULL;
