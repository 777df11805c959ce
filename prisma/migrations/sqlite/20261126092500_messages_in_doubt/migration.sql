-- What a carrier does not bill of a message that may have been sent twice stays paid. Until now there was only the
-- simulated carrier, which sends nothing twice, so no message that is there is one.
ALTER TABLE "Message" ADD COLUMN "wasInDoubt" BOOLEAN NOT NULL DEFAULT false;
