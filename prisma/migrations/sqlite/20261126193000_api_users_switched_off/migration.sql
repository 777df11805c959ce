-- CreateIndex
CREATE INDEX "ApiUser_switched_off_idx" ON "ApiUser"("accountId") WHERE "callbackSwitchedOffAt" IS NOT NULL;
