-- AlterTable
ALTER TABLE "SmsAccount" ADD COLUMN "replyAction" TEXT NOT NULL DEFAULT 'none';
ALTER TABLE "SmsAccount" ADD COLUMN "replyUrl" TEXT;
ALTER TABLE "SmsAccount" ADD COLUMN "stopUrl" TEXT;

-- AlterTable
ALTER TABLE "ApiUser" ADD COLUMN "replyUrl" TEXT;
ALTER TABLE "ApiUser" ADD COLUMN "stopUrl" TEXT;

-- AlterTable
ALTER TABLE "CallbackDelivery" ADD COLUMN "query" TEXT;
ALTER TABLE "CallbackDelivery" ADD COLUMN "incomingId" INTEGER;

-- CreateIndex
CREATE INDEX "CallbackDelivery_incomingId_idx" ON "CallbackDelivery"("incomingId") WHERE "incomingId" IS NOT NULL;
