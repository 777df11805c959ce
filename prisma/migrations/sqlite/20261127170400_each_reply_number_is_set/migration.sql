-- Each of an account's two reply numbers is set for itself: what was set counts for both.
-- AlterTable
ALTER TABLE "SmsAccount" ADD COLUMN "shortNumberSetAt" DATETIME;
ALTER TABLE "SmsAccount" ADD COLUMN "stopClauseSetAt" DATETIME;

UPDATE "SmsAccount" SET "shortNumberSetAt" = "replyNumbersSetAt", "stopClauseSetAt" = "replyNumbersSetAt"
WHERE "replyNumbersSetAt" IS NOT NULL;

-- DropIndex
DROP INDEX "SmsAccount_replyNumbersSetAt_idx";

-- AlterTable
ALTER TABLE "SmsAccount" DROP COLUMN "replyNumbersSetAt";

-- CreateIndex
CREATE INDEX "SmsAccount_shortNumberSetAt_idx" ON "SmsAccount"("shortNumberSetAt");
CREATE INDEX "SmsAccount_stopClauseSetAt_idx" ON "SmsAccount"("stopClauseSetAt");
