-- AlterTable
ALTER TABLE "SmsAccount" ADD COLUMN "nameOrder" TEXT NOT NULL DEFAULT '';

-- Letter by letter as lib/domain/dictionary-order.ts does it: SQLite's own lower knows ASCII alone.
WITH RECURSIVE letters("accented", "plain") AS (VALUES (
  'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞàáâãäåçèéêëìíîïñòóôõöùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦĨĩĪīĬĭĮįİĲĴĵĶķĹĺĻļĽľĿŁŃńŅņŇňŊŌōŎŏŐőŒŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽž',
  'aaaaaaæceeeeiiiiðnoooooøuuuuyþaaaaaaceeeeiiiinooooouuuuyyaaaaaaccccccccddđeeeeeeeeeegggggggghhħiiiiiiiiiĳjjkkllllllŀłnnnnnnŋooooooœrrrrrrssssssssttttŧuuuuuuuuuuuuwwyyyzzzzzz')),
folded("id", "rest", "done") AS (
  SELECT "id", CASE WHEN "description" = '' THEN "serviceName" ELSE "description" END, '' FROM "SmsAccount"
  UNION ALL
  SELECT "id", substr("rest", 2), "done" || CASE WHEN instr("accented", substr("rest", 1, 1)) > 0
    THEN substr("plain", instr("accented", substr("rest", 1, 1)), 1) ELSE lower(substr("rest", 1, 1)) END
  FROM folded, letters WHERE "rest" <> '')
UPDATE "SmsAccount" SET "nameOrder" = folded."done" FROM folded WHERE folded."id" = "SmsAccount"."id" AND folded."rest" = '';

-- CreateIndex
CREATE INDEX "SmsAccount_nameOrder_idx" ON "SmsAccount"("nameOrder");

-- CreateIndex
CREATE INDEX "SmsAccount_createdAt_idx" ON "SmsAccount"("createdAt");
