-- A message that no carrier has taken yet has no id there: its entry was written when it was accepted, and moved later.
DROP INDEX "Message_carrier_carrierIdKey_idx";
CREATE INDEX "Message_carrier_carrierIdKey_idx" ON "Message"("carrier", "carrierIdKey") WHERE "carrierIdKey" IS NOT NULL;
