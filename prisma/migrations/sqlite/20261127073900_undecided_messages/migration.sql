-- AlterTable
ALTER TABLE "Dispatch" ADD COLUMN "decision" TEXT;
ALTER TABLE "Dispatch" ADD COLUMN "undecidedSince" DATETIME;

-- CreateIndex
CREATE INDEX "Dispatch_undecided_idx" ON "Dispatch"("carrier", "decision", "dueAt", "messageId") WHERE "undecidedSince" IS NOT NULL;
