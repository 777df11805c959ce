-- What may have been sent and about which nobody is asked: a few rows, so that it is found whatever else waits.
-- CreateIndex
CREATE INDEX "Dispatch_doubted_idx" ON "Dispatch"("carrier") WHERE doubts > 0 AND "undecidedSince" IS NULL;
