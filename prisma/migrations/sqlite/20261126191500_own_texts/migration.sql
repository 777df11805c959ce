-- The texts of a slice whose recipients each have one of their own, in a table of their own: they are kept before the send
-- is accepted, piece by piece, so that the transaction that accepts it writes none of them.
CREATE TABLE "OwnTexts" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "keptBy" INTEGER NOT NULL,
    "texts" TEXT NOT NULL
);

-- No node is 0.
INSERT INTO "OwnTexts" ("id", "keptBy", "texts")
SELECT "firstMessageId", 0, "texts" FROM "BulkSlice" WHERE "texts" IS NOT NULL;

ALTER TABLE "BulkSlice" ADD COLUMN "ownTextsId" INTEGER REFERENCES "OwnTexts" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;

UPDATE "BulkSlice" SET "ownTextsId" = "firstMessageId" WHERE "texts" IS NOT NULL;

ALTER TABLE "BulkSlice" DROP COLUMN "texts";

CREATE UNIQUE INDEX "BulkSlice_ownTextsId_key" ON "BulkSlice"("ownTextsId");
