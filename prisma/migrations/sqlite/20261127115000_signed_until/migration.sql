-- AlterTable
ALTER TABLE "ConsumerKey" ADD COLUMN "signedUntil" DATETIME;
