CREATE TABLE "BulkSend" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "accountId" INTEGER NOT NULL,
    "apiUserId" INTEGER,
    "login" TEXT,
    "quotaOfId" INTEGER,
    "sender" TEXT NOT NULL,
    "smsClass" INTEGER NOT NULL,
    "tag" TEXT NOT NULL,
    "deferredUntil" DATETIME,
    "texts" TEXT NOT NULL,
    "messageCount" INTEGER NOT NULL,
    "writtenCount" INTEGER NOT NULL DEFAULT 0,
    "heldCredits" BIGINT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "finishedAt" DATETIME
);
CREATE INDEX "BulkSend_accountId_finishedAt_idx" ON "BulkSend"("accountId", "finishedAt");

CREATE TABLE "BulkSlice" (
    "firstMessageId" INTEGER NOT NULL PRIMARY KEY,
    "bulkSendId" INTEGER NOT NULL,
    "credits" BIGINT NOT NULL,
    "messages" TEXT NOT NULL,
    CONSTRAINT "BulkSlice_bulkSendId_fkey" FOREIGN KEY ("bulkSendId") REFERENCES "BulkSend" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
