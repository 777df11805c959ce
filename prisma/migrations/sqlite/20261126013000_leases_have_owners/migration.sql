-- What is owed is held by a node for as long as that lives, no longer until a time. Whoever migrates serves nothing yet,
-- and nobody else does (lib/db/connections/instance-lock.ts), so what was held is free.
CREATE TABLE "Node" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "startedAt" DATETIME NOT NULL
);

ALTER TABLE "Alert" ADD COLUMN "leasedBy" INTEGER;

ALTER TABLE "Dispatch" ADD COLUMN "leasedBy" INTEGER;
ALTER TABLE "Dispatch" DROP COLUMN "leaseUntil";

ALTER TABLE "CallbackDelivery" ADD COLUMN "leasedBy" INTEGER;
ALTER TABLE "CallbackDelivery" DROP COLUMN "leaseUntil";
