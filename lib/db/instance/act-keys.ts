import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';

/** Somebody who sees no answer tries again within minutes; a page that was left open, within days. */
const KEPT_MS = 7 * 86_400_000;

type KeptAct = { readonly digest: string; readonly outcome: string };

/** What is older is over, whether or not its row is still there. */
const keptSince = (now: Date) => new Date(now.getTime() - KEPT_MS);

/** What was done under a key, as long as it holds; null: nothing. */
export async function findAct(tx: SqlTransaction, keyHash: string, now: Date): Promise<KeptAct | null> {
  const [found] = await tx.$queryRaw<KeptAct[]>`
    SELECT digest, outcome FROM "ActKey" WHERE "keyHash" = ${keyHash} AND "createdAt" >= ${keptSince(now)}`;
  return found ?? null;
}

/** Keeps a key with what was done under it, and forgets old ones. */
export async function keepAct(tx: SqlTransaction, act: KeptAct & { readonly keyHash: string }, now: Date) {
  await tx.$executeRaw`DELETE FROM "ActKey" WHERE "createdAt" < ${keptSince(now)}`;
  const { keyHash, digest, outcome } = act;
  await insertRows(tx, 'ActKey', [{ keyHash, digest, outcome, createdAt: now }]);
}
