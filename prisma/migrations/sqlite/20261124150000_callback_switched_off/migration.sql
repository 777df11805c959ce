ALTER TABLE "ApiUser" ADD COLUMN "callbackChangedAt" DATETIME;
ALTER TABLE "ApiUser" ADD COLUMN "callbackFailingSince" DATETIME;
ALTER TABLE "ApiUser" ADD COLUMN "callbackSwitchedOffAt" DATETIME;
