-- CreateTable
CREATE TABLE "UsageDay" (
    "apiUserId" INTEGER NOT NULL,
    "day" INTEGER NOT NULL,
    "accountId" INTEGER NOT NULL,
    "sent" INTEGER NOT NULL DEFAULT 0,
    "delivered" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "credits" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("apiUserId", "day")
);

-- CreateTable
CREATE TABLE "RefusedRequest" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "apiUserId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "refusal" TEXT NOT NULL,
    "clientIp" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "RefusedRequest_apiUserId_id_idx" ON "RefusedRequest"("apiUserId", "id");
