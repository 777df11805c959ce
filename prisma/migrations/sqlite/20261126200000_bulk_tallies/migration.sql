CREATE TABLE "BulkTally" (
    "bulkSendId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "ptt" INTEGER NOT NULL,
    "messageCount" INTEGER NOT NULL,
    "credits" BIGINT NOT NULL,

    PRIMARY KEY ("bulkSendId", "state", "ptt"),
    CONSTRAINT "BulkTally_bulkSendId_fkey" FOREIGN KEY ("bulkSendId") REFERENCES "BulkSend" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- What was sent before: each send's messages are the rows behind its own id.
INSERT INTO "BulkTally" ("bulkSendId", "state", "ptt", "messageCount", "credits")
SELECT b."id", m."state", m."ptt", count(*), sum(CASE WHEN m."refundedAt" IS NULL THEN m."credits" ELSE 0 END)
FROM "BulkSend" b JOIN "Message" m ON m."id" >= b."id" AND m."id" < b."id" + b."messageCount"
GROUP BY 1, 2, 3;
