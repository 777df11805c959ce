-- CreateTable
CREATE TABLE "Usage" (
    "accountId" INTEGER NOT NULL,
    "apiUserId" INTEGER NOT NULL,
    "hour" INTEGER NOT NULL,
    "sent" INTEGER NOT NULL DEFAULT 0,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "credits" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("accountId", "apiUserId", "hour")
);

-- Sums were kept a day of UTC: each is put into its first hour.
INSERT INTO "Usage" ("accountId", "apiUserId", "hour", "sent", "delivered", "failed", "credits")
SELECT "accountId", "apiUserId", "day" * 24, "sent", "delivered", "failed", "credits" FROM "UsageDay";

-- What had no API user was not counted.
INSERT INTO "Usage" ("accountId", "apiUserId", "hour", "sent", "delivered", "failed", "credits")
SELECT "accountId", 0, "createdAt" / 86400000 * 24, count(*), sum("state" = 'delivered'),
    sum("state" IN ('failed', 'expired', 'error')), sum(CASE WHEN "refundedAt" IS NULL THEN "credits" ELSE 0 END)
FROM "Message" WHERE "apiUserId" IS NULL GROUP BY 1, 3;

-- DropTable
DROP TABLE "UsageDay";
