-- A test may be sent without a signature although there is a secret.
ALTER TABLE "CallbackDelivery" ADD COLUMN "signed" BOOLEAN NOT NULL DEFAULT true;
