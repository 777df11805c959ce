-- A receipt that nobody knows ages by our clock; of those that are kept, it begins now.
CREATE TABLE "new_UnmatchedReceipt" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "carrier" TEXT NOT NULL,
    "idKey" TEXT NOT NULL,
    "rawId" TEXT NOT NULL,
    "dlrId" INTEGER,
    "ptt" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL
);
INSERT INTO "new_UnmatchedReceipt" ("id", "carrier", "idKey", "rawId", "dlrId", "ptt", "text", "at", "receivedAt")
SELECT "id", "carrier", "idKey", "rawId", "dlrId", "ptt", "text", "at", CAST(strftime('%s', 'now') AS INTEGER) * 1000
FROM "UnmatchedReceipt";
DROP TABLE "UnmatchedReceipt";
ALTER TABLE "new_UnmatchedReceipt" RENAME TO "UnmatchedReceipt";
CREATE INDEX "UnmatchedReceipt_carrier_idKey_idx" ON "UnmatchedReceipt"("carrier", "idKey");
CREATE INDEX "UnmatchedReceipt_receivedAt_idx" ON "UnmatchedReceipt"("receivedAt");
