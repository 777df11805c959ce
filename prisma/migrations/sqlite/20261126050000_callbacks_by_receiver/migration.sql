-- Callbacks wait by receiver: a host and for whom it is called (lib/domain/callbacks/receiver.ts).
DROP INDEX "CallbackDelivery_pending_idx";
ALTER TABLE "CallbackDelivery" RENAME COLUMN "host" TO "receiver";
UPDATE "CallbackDelivery"
SET "receiver" = "receiver" || COALESCE(' user ' || "apiUserId", ' account ' || "accountId")
WHERE status = 'pending';
CREATE INDEX "CallbackDelivery_pending_idx" ON "CallbackDelivery"("receiver", "nextAttemptAt") WHERE status = 'pending';
