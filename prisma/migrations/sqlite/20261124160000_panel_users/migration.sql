ALTER TABLE "PanelUser" ADD COLUMN "totpSecret" TEXT;
ALTER TABLE "PanelUser" ADD COLUMN "totpPendingSecret" TEXT;
ALTER TABLE "PanelUser" ADD COLUMN "totpLastStep" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "RecoveryCode" (
    "panelUserId" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    PRIMARY KEY ("panelUserId", "hash"),
    CONSTRAINT "RecoveryCode_panelUserId_fkey" FOREIGN KEY ("panelUserId") REFERENCES "PanelUser" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "Invitation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "invitedBy" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "Invitation_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "SmsAccount" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");
CREATE UNIQUE INDEX "Invitation_accountId_email_key" ON "Invitation"("accountId", "email");
