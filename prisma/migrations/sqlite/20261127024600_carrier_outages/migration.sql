-- CreateTable
CREATE TABLE "CarrierOutage" (
    "carrier" TEXT NOT NULL PRIMARY KEY,
    "since" DATETIME NOT NULL,
    "toldAt" DATETIME NOT NULL
);
