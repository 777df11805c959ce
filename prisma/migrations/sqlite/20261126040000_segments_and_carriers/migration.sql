-- A carrier's ids are kept for each segment; what it reports under an id that is not ours is an unmatched receipt. What the
-- simulated carrier still owes follows from which messages it took and of which no end is known, so it stores nothing.
ALTER TABLE "MessageEvent" ADD COLUMN "segment" INTEGER;
ALTER TABLE "Dispatch" ADD COLUMN "doubts" INTEGER NOT NULL DEFAULT 0;
DROP TABLE "SimulatedReceipt";

CREATE TABLE "SubmittedSegment" (
    "messageId" INTEGER NOT NULL,
    "segment" INTEGER NOT NULL,
    "carrier" TEXT NOT NULL,
    "idKey" TEXT,
    "rawId" TEXT,
    "state" TEXT NOT NULL,
    "ptt" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("messageId", "segment")
);

CREATE TABLE "UnmatchedReceipt" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "carrier" TEXT NOT NULL,
    "idKey" TEXT NOT NULL,
    "rawId" TEXT NOT NULL,
    "dlrId" INTEGER,
    "ptt" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Message" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "apiUserId" INTEGER,
    "login" TEXT,
    "sender" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "smsClass" INTEGER NOT NULL DEFAULT 1,
    "segmentCount" INTEGER NOT NULL,
    "credits" INTEGER NOT NULL,
    "tag" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "ptt" INTEGER NOT NULL,
    "dlrId" INTEGER NOT NULL,
    "refundedAt" DATETIME,
    "carrier" TEXT,
    "carrierIdKey" TEXT,
    "createdAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);
INSERT INTO "new_Message" ("accountId", "apiUserId", "carrier", "createdAt", "credits", "dlrId", "dueAt", "encoding", "id", "login", "ptt", "recipient", "refundedAt", "segmentCount", "sender", "smsClass", "state", "tag", "text", "updatedAt", "carrierIdKey") SELECT "accountId", "apiUserId", CASE WHEN "id" NOT IN (SELECT "messageId" FROM "Dispatch") THEN "carrier" END, "createdAt", "credits", "dlrId", "dueAt", "encoding", "id", "login", "ptt", "recipient", "refundedAt", "segmentCount", "sender", "smsClass", "state", "tag", "text", "updatedAt", lower("carrierMessageId") FROM "Message";
DROP TABLE "Message";
ALTER TABLE "new_Message" RENAME TO "Message";
CREATE INDEX "Message_carrier_carrierIdKey_idx" ON "Message"("carrier", "carrierIdKey");
CREATE INDEX "Message_outstanding_idx" ON "Message"("carrier", "id") WHERE state IN ('submitted', 'buffered') AND "carrierIdKey" IS NOT NULL;
CREATE INDEX "Message_accountId_id_idx" ON "Message"("accountId", "id");
CREATE INDEX "Message_accountId_login_id_idx" ON "Message"("accountId", "login", "id");
CREATE INDEX "Message_accountId_recipient_id_idx" ON "Message"("accountId", "recipient", "id");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

CREATE INDEX "SubmittedSegment_carrier_idKey_idx" ON "SubmittedSegment"("carrier", "idKey");

CREATE INDEX "SubmittedSegment_outstanding_idx" ON "SubmittedSegment"("carrier", "messageId", "segment") WHERE state IN ('submitted', 'buffered') AND "rawId" IS NOT NULL;

CREATE INDEX "UnmatchedReceipt_carrier_idKey_idx" ON "UnmatchedReceipt"("carrier", "idKey");

CREATE INDEX "UnmatchedReceipt_at_idx" ON "UnmatchedReceipt"("at");
INSERT INTO "UnmatchedReceipt" ("carrier", "idKey", "rawId", "dlrId", "ptt", "text", "at")
SELECT "carrier", lower("carrierMessageId"), "carrierMessageId", "dlrId", "ptt", "text", "at" FROM "EarlyReceipt" ORDER BY "id";
DROP TABLE "EarlyReceipt";
