DROP INDEX "CallbackDelivery_status_nextAttemptAt_idx";
CREATE INDEX "CallbackDelivery_status_host_nextAttemptAt_idx" ON "CallbackDelivery"("status", "host", "nextAttemptAt");
