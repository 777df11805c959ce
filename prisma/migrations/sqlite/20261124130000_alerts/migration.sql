-- AlterTable
ALTER TABLE "SmsAccount" ADD COLUMN "alertEmailCustom" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "SmsAccount" ADD COLUMN "alertEmailFrom" TEXT NOT NULL DEFAULT '';
ALTER TABLE "SmsAccount" ADD COLUMN "alertEmailSubject" TEXT NOT NULL DEFAULT '';
ALTER TABLE "SmsAccount" ADD COLUMN "alertEmailBody" TEXT NOT NULL DEFAULT '';
ALTER TABLE "SmsAccount" ADD COLUMN "alertSmsCustom" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "SmsAccount" ADD COLUMN "alertSmsBody" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "ApiUser" ADD COLUMN "alertArmed" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "Alert" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "login" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "sender" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" DATETIME NOT NULL,
    "lastError" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    "sentAt" DATETIME
);

-- CreateIndex
CREATE INDEX "ApiUser_accountId_alertThreshold_idx" ON "ApiUser"("accountId", "alertThreshold");

-- CreateIndex
CREATE INDEX "Alert_status_channel_nextAttemptAt_idx" ON "Alert"("status", "channel", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "Alert_accountId_id_idx" ON "Alert"("accountId", "id");
