-- The end of the client certificate of which a carrier's owners were told that it ends.
-- AlterTable
ALTER TABLE "Carrier" ADD COLUMN "certificateToldOf" DATETIME;
