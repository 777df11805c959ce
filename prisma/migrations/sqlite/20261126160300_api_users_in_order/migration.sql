-- AlterTable
ALTER TABLE "ApiUser" ADD COLUMN "loginOrder" TEXT NOT NULL DEFAULT '';
ALTER TABLE "ApiUser" ADD COLUMN "quotaGiven" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "ApiUser" ADD COLUMN "passwordChangedAt" DATETIME;

-- Letter by letter as lib/domain/api-user/login.ts does it: SQLite's own lower knows ASCII alone.
WITH RECURSIVE letters("accented", "plain") AS (VALUES (
  'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïñòóôõöùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦĨĩĪīĬĭĮįİĲĴĵĶķĹĺĻļĽľĿŁŃńŅņŇňŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽž',
  'aaaaaaæceeeeiiiiðnoooooøuuuuyþaaaaaaceeeeiiiinooooouuuuyyaaaaaaccccccccddđeeeeeeeeeegggggggghhħiiiiiiiiiĳjjkkllllllŀłnnnnnnŋooooooœrrrrrrssssssssttttŧuuuuuuuuuuuuwwyyyzzzzzz')),
folded("id", "rest", "done") AS (
  SELECT "id", "login", '' FROM "ApiUser"
  UNION ALL
  SELECT "id", substr("rest", 2), "done" || CASE WHEN instr("accented", substr("rest", 1, 1)) > 0
    THEN substr("plain", instr("accented", substr("rest", 1, 1)), 1) ELSE lower(substr("rest", 1, 1)) END
  FROM folded, letters WHERE "rest" <> '')
UPDATE "ApiUser" SET "loginOrder" = folded."done" FROM folded WHERE folded."id" = "ApiUser"."id" AND folded."rest" = '';

-- What a quota was when it was last set is what the ledger says of that.
UPDATE "ApiUser" SET "quotaGiven" = m."balanceAfter"
FROM (SELECT "quotaOfId", max("id") AS "id" FROM "CreditMovement"
  WHERE "kind" IN ('quota_assigned', 'quota_released') AND "quotaOfId" IS NOT NULL GROUP BY "quotaOfId") AS latest
JOIN "CreditMovement" m ON m."id" = latest."id"
WHERE latest."quotaOfId" = "ApiUser"."id" AND "ApiUser"."quotaActive";

-- When a password was changed is what the audit log says, of the login that it is now.
UPDATE "ApiUser" SET "passwordChangedAt" = latest."at"
FROM (SELECT "accountId", "subject", max("at") AS "at" FROM "AuditEntry"
  WHERE "action" = 'api-user.change-password' GROUP BY "accountId", "subject") AS latest
WHERE latest."accountId" = "ApiUser"."accountId" AND latest."subject" = "ApiUser"."login"
  AND latest."at" >= "ApiUser"."createdAt";

-- CreateIndex
CREATE INDEX "ApiUser_accountId_loginOrder_login_idx" ON "ApiUser"("accountId", "loginOrder", "login");

-- CreateIndex
CREATE INDEX "ApiUser_quota_idx" ON "ApiUser"("accountId") WHERE "quotaActive";

-- CreateIndex
CREATE INDEX "ApiUser_failing_idx" ON "ApiUser"("accountId") WHERE "callbackFailingSince" IS NOT NULL;
