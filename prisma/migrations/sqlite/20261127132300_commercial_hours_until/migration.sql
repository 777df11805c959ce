-- Until when an account kept commercial hours, last; null: of those that have stopped already, nobody knows when.
-- AlterTable
ALTER TABLE "SmsAccount" ADD COLUMN "commercialHoursUntil" DATETIME;
