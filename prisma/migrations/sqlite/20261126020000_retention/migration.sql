-- How long an account keeps its messages, and what was deleted of it so far.
ALTER TABLE "SmsAccount" ADD COLUMN "retentionMonths" INTEGER NOT NULL DEFAULT 12;
ALTER TABLE "SmsAccount" ADD COLUMN "purgedBefore" DATETIME;
ALTER TABLE "SmsAccount" ADD COLUMN "purgedMessages" INTEGER NOT NULL DEFAULT 0;
