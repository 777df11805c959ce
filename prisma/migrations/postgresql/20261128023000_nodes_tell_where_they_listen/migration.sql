-- What an operator can tell nodes of one machine apart by: their process, and where they listen. A node of an earlier
-- version, which may serve beside these, says nothing of it.
ALTER TABLE "Node" ADD COLUMN "pid" BIGINT;
ALTER TABLE "Node" ADD COLUMN "listenHost" TEXT COLLATE "C";
ALTER TABLE "Node" ADD COLUMN "port" BIGINT;
