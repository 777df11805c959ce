-- Since when a database is being parted from its past (lib/db/postgresql/part-from-past.ts): no id is given again from then
-- on, and until that has ended it is not its own.
ALTER TABLE "_identity" ADD COLUMN "begunAt" TIMESTAMP(3);
