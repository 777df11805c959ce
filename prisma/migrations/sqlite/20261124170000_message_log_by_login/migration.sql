DROP INDEX "Message_accountId_apiUserId_id_idx";
CREATE INDEX "Message_accountId_login_id_idx" ON "Message"("accountId", "login", "id");
