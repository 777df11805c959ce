-- What nodes ask each other of carriers that one of them runs: a row for as long as somebody waits for its answer.
-- CreateTable
CREATE TABLE "CarrierQuestion" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "carrier" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "takenAt" DATETIME,
    "answer" TEXT
);
