/**
 * Texts of bulk sends whose recipients each have one of their own. They are many megabytes, so they are kept piece by
 * piece before the send is accepted, and the transaction that accepts it only names them.
 */
import type { BulkText } from '@/lib/domain/sending/bulk';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { LIVING } from '../outbox/leases';

/** Keeps texts, one JSON for each slice, that no slice names yet; answers the first of their ids, which follow each other. */
export async function keepOwnTexts(tx: SqlTransaction, texts: readonly string[], nodeId: number): Promise<number> {
  const { length: count } = texts;
  const [last] = await tx.$queryRaw<{ id: number | bigint }[]>`
    INSERT INTO "Sequence" (name, value) VALUES ('own-texts', (SELECT COALESCE(max(id), 0) FROM "OwnTexts") + ${count})
    ON CONFLICT (name) DO UPDATE SET value = "Sequence".value + ${count} RETURNING value AS id`;
  const first = Number(last?.id) - count + 1;
  await insertRows(
    tx,
    'OwnTexts',
    texts.map((json, index) => ({ id: first + index, keptBy: nodeId, texts: json })),
  );
  return first;
}

/** The texts of a bulk send whose recipients each have one of their own, slice by slice. */
export async function* findOwnTexts(
  tx: Pick<SqlTransaction, '$queryRaw'>,
  bulkSendId: number,
): AsyncGenerator<readonly string[]> {
  const kept = await tx.$queryRaw<{ id: number }[]>`
    SELECT "ownTextsId" AS id FROM "BulkSlice" WHERE "bulkSendId" = ${bulkSendId} AND "ownTextsId" IS NOT NULL
    ORDER BY "firstMessageId"`;
  for (const { id } of kept) {
    const [slice] = await tx.$queryRaw<{ texts: string }[]>`SELECT texts FROM "OwnTexts" WHERE id = ${id}`;
    // Written since, as its moment has come.
    if (!slice) continue;
    const texts: readonly BulkText[] = JSON.parse(slice.texts);
    yield texts.map(({ text }) => text);
  }
}

/** Takes out those of these that no slice names. */
export async function dropOwnTexts(tx: SqlTransaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    DELETE FROM "OwnTexts" WHERE id IN (${list(ids)})
      AND NOT EXISTS (SELECT 1 FROM "BulkSlice" WHERE "ownTextsId" = "OwnTexts".id)`;
}

/** Takes out what nodes that are gone kept for sends that were never accepted. */
export async function dropOrphanTexts(tx: SqlTransaction): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "OwnTexts" WHERE "keptBy" NOT IN (${LIVING})
      AND NOT EXISTS (SELECT 1 FROM "BulkSlice" WHERE "ownTextsId" = "OwnTexts".id)`;
}
