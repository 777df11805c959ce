-- AlterTable
ALTER TABLE "ApiUser" ADD COLUMN "callbackSecret" TEXT;
ALTER TABLE "ApiUser" ADD COLUMN "previousCallbackSecret" TEXT;
ALTER TABLE "ApiUser" ADD COLUMN "previousCallbackSecretUntil" DATETIME;
ALTER TABLE "ApiUser" ADD COLUMN "previousPasswordHash" TEXT;
ALTER TABLE "ApiUser" ADD COLUMN "previousPasswordUntil" DATETIME;

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "actor" TEXT NOT NULL,
    "clientIp" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL
);

-- AlterTable
ALTER TABLE "CallbackDelivery" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'status';

-- CreateIndex
CREATE INDEX "AuditEntry_accountId_id_idx" ON "AuditEntry"("accountId", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_accountId_subject_id_idx" ON "AuditEntry"("accountId", "subject", "id");
