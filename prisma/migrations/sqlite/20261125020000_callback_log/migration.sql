ALTER TABLE "CallbackAttempt" ADD COLUMN "url" TEXT;

CREATE TABLE "DeletedApiUser" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "accountId" INTEGER NOT NULL,
    "login" TEXT NOT NULL,
    "deletedAt" DATETIME NOT NULL
);
CREATE INDEX "DeletedApiUser_accountId_login_idx" ON "DeletedApiUser"("accountId", "login");

CREATE TABLE "CallbackSigning" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "apiUserId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "signed" BOOLEAN NOT NULL
);
CREATE INDEX "CallbackSigning_apiUserId_at_idx" ON "CallbackSigning"("apiUserId", "at");

-- What is known of users that were deleted before: their messages have kept the login.
INSERT INTO "DeletedApiUser" ("id", "accountId", "login", "deletedAt")
SELECT m."apiUserId", m."accountId", min(m."login"), max(m."createdAt") FROM "Message" m
WHERE m."apiUserId" IS NOT NULL AND m."login" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "ApiUser" u WHERE u."id" = m."apiUserId")
GROUP BY m."apiUserId", m."accountId";

-- What the audit log knows of secrets that were set or taken away.
INSERT INTO "CallbackSigning" ("apiUserId", "at", "signed")
SELECT u."id", e."at", json_extract(e."after", '$.signed') FROM "AuditEntry" e
JOIN "ApiUser" u ON u."accountId" = e."accountId" AND u."login" = e."subject" AND e."at" >= u."createdAt"
WHERE e."action" = 'api-user.change-callback-secret' AND json_extract(e."after", '$.signed') IS NOT NULL
ORDER BY e."id";
