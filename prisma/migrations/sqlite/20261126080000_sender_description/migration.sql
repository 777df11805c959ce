-- What the account's people call a sender.
ALTER TABLE "Sender" ADD COLUMN "description" TEXT NOT NULL DEFAULT '';
