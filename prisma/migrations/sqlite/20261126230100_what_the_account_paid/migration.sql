-- What the account's own credit, not a quota, paid for, refunds taken off.
ALTER TABLE "Usage" ADD COLUMN "paid" INTEGER NOT NULL DEFAULT 0;

-- Who never paid by a quota drew on the account, and so, as was told until now, does who has none any more.
UPDATE "Usage" SET "paid" = "credits" WHERE "apiUserId" = 0
    OR "apiUserId" NOT IN (SELECT "quotaOfId" FROM "CreditMovement" WHERE "quotaOfId" IS NOT NULL)
    OR "apiUserId" IN (SELECT "id" FROM "ApiUser" WHERE NOT "quotaActive");

-- So that it holds all sums of an hour.
DROP INDEX "Usage_by_hour_idx";
CREATE INDEX "Usage_by_hour_idx" ON "Usage"("accountId", "hour", "apiUserId", "sent", "delivered", "failed", "credits", "paid");
