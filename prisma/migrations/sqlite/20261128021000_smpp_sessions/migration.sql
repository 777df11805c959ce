-- What is bound by SMPP, where all nodes see it: gone with the session, and with its node.
-- CreateTable
CREATE TABLE "SmppSession" (
    "nodeId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "apiUserId" INTEGER NOT NULL,
    "login" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "clientIp" TEXT NOT NULL,
    "tls" BOOLEAN NOT NULL,
    "boundAt" DATETIME NOT NULL,
    "heardAt" DATETIME NOT NULL,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "endAskedAt" DATETIME,

    PRIMARY KEY ("nodeId", "number")
);

-- CreateIndex
CREATE INDEX "SmppSession_apiUserId_idx" ON "SmppSession"("apiUserId");
