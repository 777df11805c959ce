-- Whoever stands there is a process that has ended: what it holds is free without it, too.
DROP TABLE "Node";

-- CreateTable
CREATE TABLE "Node" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "startedAt" DATETIME NOT NULL,
    "seenAt" DATETIME NOT NULL,
    "deadAt" DATETIME,
    "version" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "held" INTEGER NOT NULL DEFAULT 0,
    "lagMs" INTEGER NOT NULL DEFAULT 0,
    "aheadMs" INTEGER NOT NULL DEFAULT 0,
    "carriers" TEXT NOT NULL DEFAULT '[]'
);

-- CreateTable
CREATE TABLE "Duty" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "heldBy" INTEGER NOT NULL
);
