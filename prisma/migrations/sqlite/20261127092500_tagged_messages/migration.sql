-- CreateIndex
CREATE INDEX "Message_tagged_idx" ON "Message"("accountId", "tag", "id") WHERE tag <> '';
