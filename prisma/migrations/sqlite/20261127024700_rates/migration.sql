-- CreateTable
CREATE TABLE "Rate" (
    "prefix" TEXT NOT NULL,
    "validFrom" DATETIME NOT NULL,
    "credits" INTEGER NOT NULL,

    PRIMARY KEY ("prefix", "validFrom")
);

-- What every segment has cost so far: one credit, and 0.4 to India.
INSERT INTO "Rate" ("prefix", "validFrom", "credits") VALUES ('', 0, 100), ('91', 0, 40);
