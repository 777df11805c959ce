-- When somebody last asked for a call once more, and who: what was asked for before this is told as it was until now.
ALTER TABLE "CallbackDelivery" ADD COLUMN "redeliveredAt" DATETIME;
ALTER TABLE "CallbackDelivery" ADD COLUMN "redeliveredBy" TEXT;
