-- Bulk sends that ended without a message, in the order of the log.
CREATE INDEX "BulkSend_never_written_idx" ON "BulkSend"("accountId", "id") WHERE "finishedAt" IS NOT NULL AND "writtenCount" = 0;
