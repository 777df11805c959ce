-- By which ids carriers know the messages by which they were tried: what is reported of those is nobody's trouble.
-- CreateTable
CREATE TABLE "CarrierTrial" (
    "carrier" TEXT NOT NULL,
    "idKey" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("carrier", "idKey")
);

-- CreateIndex
CREATE INDEX "CarrierTrial_at_idx" ON "CarrierTrial"("at");
