-- What waits belongs to no carrier yet: whichever loop claims it finds out. What one may have sent waits for it likewise,
-- because there was one carrier at a time.
ALTER TABLE "Dispatch" ADD COLUMN "carrier" TEXT;
ALTER TABLE "Dispatch" ADD COLUMN "givenTo" TEXT;
ALTER TABLE "Dispatch" ADD COLUMN "tried" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Dispatch" ADD COLUMN "laters" INTEGER NOT NULL DEFAULT 0;

-- DropIndex
DROP INDEX "Dispatch_dueAt_idx";

-- CreateIndex
CREATE INDEX "Dispatch_carrier_dueAt_idx" ON "Dispatch"("carrier", "dueAt");

-- CreateTable
CREATE TABLE "Route" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER,
    "prefix" TEXT NOT NULL,
    "senderKind" TEXT NOT NULL,
    "senderPattern" TEXT NOT NULL DEFAULT '',
    "carrier" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "weight" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "disabledAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "Route_prefix_rank_id_idx" ON "Route"("prefix", "rank", "id");
