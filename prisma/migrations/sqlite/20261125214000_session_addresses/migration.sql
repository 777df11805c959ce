-- From where somebody signed in, as limits count addresses; unknown of older sessions.
ALTER TABLE "PanelSession" ADD COLUMN "address" TEXT NOT NULL DEFAULT '';
CREATE INDEX "PanelSession_address_idx" ON "PanelSession"("address");
