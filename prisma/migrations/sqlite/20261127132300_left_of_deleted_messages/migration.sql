-- CreateTable
CREATE TABLE "DeletedMessage" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "accountId" INTEGER NOT NULL,
    "apiUserId" INTEGER,
    "sender" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "clause" TEXT NOT NULL,
    "carrier" TEXT,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "DeletedIncoming" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "accountId" INTEGER NOT NULL,
    "msisdn" TEXT NOT NULL,
    "answerId" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "DeletedSegment" (
    "carrier" TEXT NOT NULL,
    "idKey" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("carrier", "idKey")
);

-- CreateIndex
CREATE INDEX "DeletedMessage_recipient_id_idx" ON "DeletedMessage"("recipient", "id");
CREATE INDEX "DeletedMessage_createdAt_idx" ON "DeletedMessage"("createdAt");
CREATE INDEX "DeletedIncoming_accountId_msisdn_idx" ON "DeletedIncoming"("accountId", "msisdn");
CREATE INDEX "DeletedIncoming_answerId_idx" ON "DeletedIncoming"("answerId");
CREATE INDEX "DeletedIncoming_createdAt_idx" ON "DeletedIncoming"("createdAt");
CREATE INDEX "DeletedSegment_createdAt_idx" ON "DeletedSegment"("createdAt");
