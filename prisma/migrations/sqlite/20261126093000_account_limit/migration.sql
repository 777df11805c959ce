-- An account has a limit as API users have one: below it, somebody is told that its credit runs low.
ALTER TABLE "SmsAccount" ADD COLUMN "alertThreshold" BIGINT;
ALTER TABLE "SmsAccount" ADD COLUMN "alertLastThreshold" BIGINT;
ALTER TABLE "SmsAccount" ADD COLUMN "alertSupport" TEXT NOT NULL DEFAULT 'mail';
ALTER TABLE "SmsAccount" ADD COLUMN "alertEmail" TEXT NOT NULL DEFAULT '';
ALTER TABLE "SmsAccount" ADD COLUMN "alertNumber" TEXT NOT NULL DEFAULT '';
ALTER TABLE "SmsAccount" ADD COLUMN "alertArmed" BOOLEAN NOT NULL DEFAULT true;
