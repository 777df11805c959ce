CREATE INDEX "AuditEntry_accountId_at_idx" ON "AuditEntry"("accountId", "at");
