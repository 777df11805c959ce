-- By what a database knows that it is not a copy of itself (lib/db/postgresql/identity.ts): which it is, and which
-- transaction wrote that; any copy but one of the server's files differs. Without a key, so that nothing that rewrites
-- tables by their keys while they are in use, such as pg_repack, writes its row anew.
CREATE TABLE "_identity" (
    "database" BIGINT NOT NULL,
    "table" BIGINT NOT NULL,
    "writtenBy" TEXT COLLATE "C" NOT NULL,
    "takenAt" TIMESTAMP(3) NOT NULL,
    "restoredAt" TIMESTAMP(3)
);
