-- CreateTable
CREATE TABLE "ApiApplication" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "panelUserId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "applicationKey" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "ApiApplication_panelUserId_fkey" FOREIGN KEY ("panelUserId") REFERENCES "PanelUser" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ConsumerKey" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "applicationId" INTEGER NOT NULL,
    "panelUserId" INTEGER,
    "keyHash" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "rules" TEXT NOT NULL,
    "allowedAddresses" TEXT NOT NULL,
    "redirection" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME,
    "lastUsedAt" DATETIME,
    CONSTRAINT "ConsumerKey_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "ApiApplication" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ConsumerKey_panelUserId_fkey" FOREIGN KEY ("panelUserId") REFERENCES "PanelUser" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "ApiApplication_applicationKey_key" ON "ApiApplication"("applicationKey");

-- CreateIndex
CREATE INDEX "ApiApplication_panelUserId_idx" ON "ApiApplication"("panelUserId");

-- CreateIndex
CREATE UNIQUE INDEX "ConsumerKey_keyHash_key" ON "ConsumerKey"("keyHash");

-- CreateIndex
CREATE UNIQUE INDEX "ConsumerKey_tokenHash_key" ON "ConsumerKey"("tokenHash");

-- CreateIndex
CREATE INDEX "ConsumerKey_applicationId_decision_id_idx" ON "ConsumerKey"("applicationId", "decision", "id");

-- CreateIndex
CREATE INDEX "ConsumerKey_panelUserId_idx" ON "ConsumerKey"("panelUserId");
