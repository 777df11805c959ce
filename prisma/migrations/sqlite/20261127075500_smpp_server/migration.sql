-- What API users submit by SMPP, as far as something is still to be told of it, and what is to be told.
CREATE TABLE "SmppSubmission" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "accountId" INTEGER NOT NULL,
    "apiUserId" INTEGER NOT NULL,
    "messageId" INTEGER,
    "wish" TEXT NOT NULL,
    "addresses" TEXT NOT NULL,
    "joins" TEXT,
    "octets" TEXT NOT NULL DEFAULT '',
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "SmppReceipt" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "apiUserId" INTEGER NOT NULL,
    "submissionId" INTEGER NOT NULL,
    "addresses" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "ptt" INTEGER NOT NULL,
    "submittedAt" DATETIME NOT NULL,
    "doneAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "SmppSubmission_messageId_idx" ON "SmppSubmission"("messageId");

-- CreateIndex
CREATE INDEX "SmppReceipt_apiUserId_id_idx" ON "SmppReceipt"("apiUserId", "id");

-- CreateIndex
CREATE INDEX "SmppReceipt_createdAt_idx" ON "SmppReceipt"("createdAt");
