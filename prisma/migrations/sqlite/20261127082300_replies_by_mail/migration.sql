-- AlterTable
ALTER TABLE "SmsAccount" ADD COLUMN "replyEmail" TEXT NOT NULL DEFAULT '';
