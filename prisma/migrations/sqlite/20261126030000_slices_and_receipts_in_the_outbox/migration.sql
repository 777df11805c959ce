-- Slices of bulk sends and the simulated SMSC's receipts are claimed and tried again like all that is owed. A slice was due
-- when its send was accepted.
ALTER TABLE "BulkSend" ADD COLUMN "givenBackCredits" BIGINT NOT NULL DEFAULT 0;

ALTER TABLE "SimulatedReceipt" ADD COLUMN "leasedBy" INTEGER;
ALTER TABLE "SimulatedReceipt" ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "new_BulkSlice" (
    "firstMessageId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "bulkSendId" INTEGER NOT NULL,
    "credits" BIGINT NOT NULL,
    "messages" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "leasedBy" INTEGER,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "BulkSlice_bulkSendId_fkey" FOREIGN KEY ("bulkSendId") REFERENCES "BulkSend" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_BulkSlice" ("firstMessageId", "bulkSendId", "credits", "messages", "dueAt")
SELECT slice."firstMessageId", slice."bulkSendId", slice."credits", slice."messages", send."createdAt"
FROM "BulkSlice" AS slice JOIN "BulkSend" AS send ON send."id" = slice."bulkSendId";
DROP TABLE "BulkSlice";
ALTER TABLE "new_BulkSlice" RENAME TO "BulkSlice";
CREATE INDEX "BulkSlice_dueAt_idx" ON "BulkSlice"("dueAt");
CREATE INDEX "BulkSlice_bulkSendId_idx" ON "BulkSlice"("bulkSendId");
