-- The texts of a slice whose recipients each have one of their own; null: its messages share the send's.
ALTER TABLE "BulkSlice" ADD COLUMN "texts" TEXT;
