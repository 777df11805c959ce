-- What was paid for a send from the panel, so that a repeat is answered like the first. Of those before it is not known,
-- so their keys are forgotten: they only matter for as long as somebody waits for the answer.
DROP TABLE "SendKey";
CREATE TABLE "SendKey" (
    "accountId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "firstMessageId" INTEGER NOT NULL,
    "messageCount" INTEGER NOT NULL,
    "credits" BIGINT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("accountId", "key")
);
