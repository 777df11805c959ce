-- When somebody who runs the instance last said which numbers lead back to an account, and its STOP clauses of before.
-- AlterTable
ALTER TABLE "SmsAccount" ADD COLUMN "replyNumbersSetAt" DATETIME;
ALTER TABLE "SmsAccount" ADD COLUMN "earlierStopClauses" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "SmsAccount_replyNumbersSetAt_idx" ON "SmsAccount"("replyNumbersSetAt");
