-- What nodes ask each other of carriers that one of them runs: a row for as long as somebody waits for its answer.
CREATE TABLE "CarrierQuestion" (
    "id" BIGSERIAL NOT NULL,
    "carrier" TEXT COLLATE "C" NOT NULL,
    "question" TEXT COLLATE "C" NOT NULL,
    "askedAt" TIMESTAMP(3) NOT NULL,
    "takenAt" TIMESTAMP(3),
    "answer" TEXT COLLATE "C",

    CONSTRAINT "CarrierQuestion_pkey" PRIMARY KEY ("id")
);
