-- CreateIndex
CREATE INDEX "Usage_by_hour_idx" ON "Usage"("accountId", "hour", "apiUserId", "sent", "delivered", "failed", "credits");
