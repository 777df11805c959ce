-- The queue holds what nobody has claimed: a callback that is claimed as it is born never enters it. Whatever is still
-- owed is found by account.
DROP INDEX "CallbackDelivery_pending_idx";
CREATE INDEX "CallbackDelivery_queue_idx" ON "CallbackDelivery"("receiver", "nextAttemptAt") WHERE status = 'pending' AND "leasedBy" IS NULL;
CREATE INDEX "CallbackDelivery_pending_idx" ON "CallbackDelivery"("accountId", "id") WHERE status = 'pending';
