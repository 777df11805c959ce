-- What is still to be sent, by when: none of a message that is sent at once.
CREATE INDEX "Message_scheduled_idx" ON "Message"("accountId", "dueAt", "id") WHERE state = 'scheduled';
