-- What was done under a key that a dialog of the instance made, so that it is done once however often it is asked for.
CREATE TABLE "ActKey" (
    "keyHash" TEXT NOT NULL PRIMARY KEY,
    "digest" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);
