import { ID_BASES, type IdBase, type SeenIds, seeBases } from '@/lib/domain/delivery/id-base';
import { wordOf } from '@/lib/domain/word-of';
import type { Database } from '../connections/client';
import type { SqlTransaction } from '../connections/sql-transaction';

type Row = { readonly idBase: string | null; readonly idMatches: number | bigint };

/** How a carrier's receipts write ids, as far as that was seen; null: none has written one in another base. */
export async function readSeenIds(tx: Database | SqlTransaction, carrier: string): Promise<SeenIds | null> {
  const [row] = await tx.$queryRaw<Row[]>`SELECT "idBase", "idMatches" FROM "Carrier" WHERE name = ${carrier}`;
  if (!row || row.idBase === null) return null;
  return { base: wordOf(ID_BASES, row.idBase), matches: Number(row.idMatches) };
}

/** Notes that ids were found in another base. Once that is learned, nothing is written until one disagrees. */
export async function noteBases(tx: SqlTransaction, carrier: string, found: readonly IdBase[]): Promise<void> {
  const known = await readSeenIds(tx, carrier);
  const seen = seeBases(known, found);
  if (!seen || (seen.base === known?.base && seen.matches === known.matches)) return;
  await tx.$executeRaw`
    UPDATE "Carrier" SET "idBase" = ${seen.base}, "idMatches" = ${seen.matches} WHERE name = ${carrier}`;
}
