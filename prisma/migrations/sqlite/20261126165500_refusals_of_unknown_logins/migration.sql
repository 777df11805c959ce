-- Refusals belong to the account that a request named, so that one with a login that does not exist is kept too.
CREATE TABLE "new_RefusedRequest" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "apiUserId" INTEGER NOT NULL,
    "login" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "refusal" TEXT NOT NULL,
    "clientIp" TEXT NOT NULL
);
INSERT INTO "new_RefusedRequest" ("id", "accountId", "apiUserId", "login", "at", "refusal", "clientIp")
SELECT r."id", u."accountId", r."apiUserId", u."login", r."at", r."refusal", r."clientIp"
FROM "RefusedRequest" r JOIN (
    SELECT "id", "accountId", "login" FROM "ApiUser"
    UNION ALL SELECT "id", "accountId", "login" FROM "DeletedApiUser"
) u ON u."id" = r."apiUserId";
DROP TABLE "RefusedRequest";
ALTER TABLE "new_RefusedRequest" RENAME TO "RefusedRequest";

-- CreateIndex
CREATE INDEX "RefusedRequest_accountId_id_idx" ON "RefusedRequest"("accountId", "id");

-- CreateIndex
CREATE INDEX "RefusedRequest_accountId_apiUserId_id_idx" ON "RefusedRequest"("accountId", "apiUserId", "id");
