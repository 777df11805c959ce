-- CreateTable
CREATE TABLE "Carrier" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "settings" TEXT NOT NULL,
    "secrets" TEXT NOT NULL,
    "dlrSecret" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "whenUnknown" TEXT NOT NULL DEFAULT 'again',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "disabledAt" DATETIME,
    "deletedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Carrier_name_key" ON "Carrier"("name");

-- The one that every instance has.
INSERT INTO "Carrier" ("name", "kind", "settings", "secrets", "dlrSecret", "rank", "createdAt", "updatedAt")
SELECT 'simulated', 'simulated', '{}', '{}', lower(hex(randomblob(16))), 1000, "now", "now"
FROM (SELECT CAST(strftime('%s', 'now') AS INTEGER) * 1000 AS "now");
