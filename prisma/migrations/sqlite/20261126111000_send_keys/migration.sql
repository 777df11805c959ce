-- The key under which somebody's send from the panel was accepted.
CREATE TABLE "SendKey" (
    "accountId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "firstMessageId" INTEGER NOT NULL,
    "messageCount" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("accountId", "key")
);
