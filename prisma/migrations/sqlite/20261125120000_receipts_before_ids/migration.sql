-- A carrier may reuse an id; that must not undo what is settled together with it.
DROP INDEX "Message_carrier_carrierMessageId_key";
CREATE INDEX "Message_carrier_carrierMessageId_idx" ON "Message"("carrier", "carrierMessageId");

CREATE TABLE "EarlyReceipt" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "carrier" TEXT NOT NULL,
    "carrierMessageId" TEXT NOT NULL,
    "dlrId" INTEGER,
    "ptt" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);
CREATE INDEX "EarlyReceipt_carrier_carrierMessageId_idx" ON "EarlyReceipt"("carrier", "carrierMessageId");
CREATE INDEX "EarlyReceipt_at_idx" ON "EarlyReceipt"("at");

ALTER TABLE "SimulatedReceipt" ADD COLUMN "dlrId" INTEGER;
UPDATE "SimulatedReceipt" SET "dlrId" = 16 WHERE NOT "billed";
ALTER TABLE "SimulatedReceipt" DROP COLUMN "billed";
