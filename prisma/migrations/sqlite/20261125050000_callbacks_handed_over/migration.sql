-- DropIndex
DROP INDEX "CallbackDelivery_status_host_nextAttemptAt_idx";

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_SimulatedReceipt" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "carrierMessageId" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "ptt" INTEGER NOT NULL,
    "billed" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL
);
INSERT INTO "new_SimulatedReceipt" ("billed", "carrierMessageId", "dueAt", "id", "ptt", "text") SELECT "billed", "carrierMessageId", "dueAt", "id", "ptt", "text" FROM "SimulatedReceipt";
DROP TABLE "SimulatedReceipt";
ALTER TABLE "new_SimulatedReceipt" RENAME TO "SimulatedReceipt";
CREATE INDEX "SimulatedReceipt_dueAt_idx" ON "SimulatedReceipt"("dueAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "CallbackDelivery_pending_idx" ON "CallbackDelivery"("host", "nextAttemptAt") WHERE status = 'pending';

-- CreateIndex
CREATE INDEX "CallbackDelivery_failed_idx" ON "CallbackDelivery"("accountId", "id") WHERE status = 'failed';
