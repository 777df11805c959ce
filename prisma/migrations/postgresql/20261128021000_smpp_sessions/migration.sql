-- What is bound by SMPP, where all nodes see it: gone with the session, and with its node.
CREATE TABLE "SmppSession" (
    "nodeId" BIGINT NOT NULL,
    "number" BIGINT NOT NULL,
    "accountId" BIGINT NOT NULL,
    "apiUserId" BIGINT NOT NULL,
    "login" TEXT COLLATE "C" NOT NULL,
    "mode" TEXT COLLATE "C" NOT NULL,
    "clientIp" TEXT COLLATE "C" NOT NULL,
    "tls" BOOLEAN NOT NULL,
    "boundAt" TIMESTAMP(3) NOT NULL,
    "heardAt" TIMESTAMP(3) NOT NULL,
    "accepted" BIGINT NOT NULL DEFAULT 0,
    "delivered" BIGINT NOT NULL DEFAULT 0,
    "endAskedAt" TIMESTAMP(3),

    CONSTRAINT "SmppSession_pkey" PRIMARY KEY ("nodeId", "number")
);

CREATE INDEX "SmppSession_apiUserId_idx" ON "SmppSession"("apiUserId");
