-- By which way a refused request came; null: it was kept before that was.
-- AlterTable
ALTER TABLE "RefusedRequest" ADD COLUMN "way" TEXT;
