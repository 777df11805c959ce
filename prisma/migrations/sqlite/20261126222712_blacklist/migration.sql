-- CreateTable
CREATE TABLE "BlacklistEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "msisdn" TEXT NOT NULL,
    "addedBy" TEXT NOT NULL,
    "messageId" INTEGER,
    "createdAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "BlacklistEntry_accountId_id_idx" ON "BlacklistEntry"("accountId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "BlacklistEntry_accountId_msisdn_key" ON "BlacklistEntry"("accountId", "msisdn");
