-- Where somebody has tests of what they send sent to; empty: nowhere yet.
ALTER TABLE "PanelUser" ADD COLUMN "ownNumber" TEXT NOT NULL DEFAULT '';
