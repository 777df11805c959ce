-- CreateTable
CREATE TABLE "IncomingMessage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "messageId" INTEGER NOT NULL,
    "apiUserId" INTEGER,
    "carrier" TEXT NOT NULL,
    "msisdn" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "reference" INTEGER,
    "segmentCount" INTEGER NOT NULL,
    "receivedCount" INTEGER NOT NULL,
    "isStop" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "IncomingSegment" (
    "incomingId" INTEGER NOT NULL,
    "segment" INTEGER NOT NULL,
    "carrier" TEXT NOT NULL,
    "idKey" TEXT,
    "text" TEXT NOT NULL,

    PRIMARY KEY ("incomingId", "segment"),
    CONSTRAINT "IncomingSegment_incomingId_fkey" FOREIGN KEY ("incomingId") REFERENCES "IncomingMessage" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "IncomingMessage_accountId_id_idx" ON "IncomingMessage"("accountId", "id");

-- CreateIndex
CREATE INDEX "IncomingMessage_messageId_idx" ON "IncomingMessage"("messageId");

-- CreateIndex
CREATE INDEX "IncomingMessage_open_idx" ON "IncomingMessage"("carrier", "msisdn", "id") WHERE "receivedCount" < "segmentCount";

-- CreateIndex
CREATE INDEX "IncomingSegment_carrier_idKey_idx" ON "IncomingSegment"("carrier", "idKey") WHERE "idKey" IS NOT NULL;
