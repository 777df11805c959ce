-- Why credit was granted, in the words of whoever did.
ALTER TABLE "CreditMovement" ADD COLUMN "reason" TEXT NOT NULL DEFAULT '';
