-- What an operator can tell nodes of one machine apart by: their process, and where they listen. A node of an earlier
-- version, which may serve beside these, says nothing of it.
-- AlterTable
ALTER TABLE "Node" ADD COLUMN "pid" INTEGER;
-- AlterTable
ALTER TABLE "Node" ADD COLUMN "listenHost" TEXT;
-- AlterTable
ALTER TABLE "Node" ADD COLUMN "port" INTEGER;
