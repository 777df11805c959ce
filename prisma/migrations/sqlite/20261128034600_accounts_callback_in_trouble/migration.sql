-- Since when the account's own callback URL fails, as an API user's: known from its first call after this.
-- AlterTable
ALTER TABLE "SmsAccount" ADD COLUMN "callbackChangedAt" DATETIME;
-- AlterTable
ALTER TABLE "SmsAccount" ADD COLUMN "callbackFailingSince" DATETIME;
