-- CreateIndex
CREATE INDEX "CallbackDelivery_accountId_id_idx" ON "CallbackDelivery"("accountId", "id");
