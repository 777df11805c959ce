-- Of a transfer between two accounts the movement at its other end; each of the two names the other.
ALTER TABLE "CreditMovement" ADD COLUMN "counterpartId" INTEGER;
