-- AlterTable
ALTER TABLE "SmppReceipt" ADD COLUMN "toldBy" INTEGER;
