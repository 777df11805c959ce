CREATE TABLE "PanelSession" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "panelUserId" INTEGER NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    "clientIp" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "PanelSession_panelUserId_fkey" FOREIGN KEY ("panelUserId") REFERENCES "PanelUser" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "PanelSession_tokenHash_key" ON "PanelSession"("tokenHash");
CREATE INDEX "PanelSession_panelUserId_id_idx" ON "PanelSession"("panelUserId", "id");

-- Sessions are rows now: what ended them all is no longer counted.
ALTER TABLE "PanelUser" DROP COLUMN "sessionEpoch";
ALTER TABLE "PanelUser" ADD COLUMN "failedSignIns" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "PanelUser" ADD COLUMN "wrongCodes" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "PanelUser" ADD COLUMN "codesLockedUntil" DATETIME;
