-- Who owns the instance: whoever was its first panel user.
ALTER TABLE "PanelUser" ADD COLUMN "isInstanceOwner" BOOLEAN NOT NULL DEFAULT false;
UPDATE "PanelUser" SET "isInstanceOwner" = true WHERE id = (SELECT MIN(id) FROM "PanelUser");
-- When whoever owns the instance disabled an account; null: it is enabled.
ALTER TABLE "SmsAccount" ADD COLUMN "disabledAt" DATETIME;
