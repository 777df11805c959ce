-- Callbacks that were tried without success and are tried again, newest first: they are found among however many wait.
CREATE INDEX "CallbackDelivery_failing_idx" ON "CallbackDelivery"("accountId", "id") WHERE status = 'pending' AND attempts > 0;
