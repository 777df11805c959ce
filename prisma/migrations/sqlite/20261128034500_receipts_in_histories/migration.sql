-- What stands in the history of a settled message is kept for another that may get its id, and shown there alone.
-- Kept before this, it is shown beside what matches no message until it is a week old.
-- AlterTable
ALTER TABLE "UnmatchedReceipt" ADD COLUMN "isRecorded" BOOLEAN NOT NULL DEFAULT false;
-- CreateIndex
CREATE INDEX "UnmatchedReceipt_shown_idx" ON "UnmatchedReceipt"("carrier", "idKey") WHERE NOT "isRecorded";
