-- The ledger is read as a log: newest first, by API user, and by what is rarer than debits. Debits touch two of these.
DROP INDEX "CreditMovement_accountId_quotaOfId_id_idx";
CREATE INDEX "CreditMovement_accountId_id_idx" ON "CreditMovement"("accountId", "id");
CREATE INDEX "CreditMovement_accountId_login_id_idx" ON "CreditMovement"("accountId", "login", "id");
CREATE INDEX "CreditMovement_kind_idx" ON "CreditMovement"("accountId", "kind", "id") WHERE kind <> 'debit';
