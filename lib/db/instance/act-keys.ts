import type { SqlTransaction } from '../connections/sql-transaction';

/** Somebody who sees no answer tries again within minutes; a page that was left open, within days. */
const KEPT_MS = 7 * 86_400_000;

type KeptAct = { readonly digest: string; readonly outcome: string };
type Taken = { readonly keyHash: string; readonly digest: string };

/** What is older is over, whether or not its row is still there. */
const keptSince = (now: Date) => new Date(now.getTime() - KEPT_MS);

/** What was done under a key, as long as it holds; null: nothing. */
export async function findAct(tx: SqlTransaction, keyHash: string, now: Date): Promise<KeptAct | null> {
  const [found] = await tx.$queryRaw<KeptAct[]>`
    SELECT digest, outcome FROM "ActKey" WHERE "keyHash" = ${keyHash} AND "createdAt" >= ${keptSince(now)}`;
  return found ?? null;
}

/**
 * Takes a key for what is about to be done under it; false: something was done under it before, by another node in this
 * very moment perhaps, which is waited for. Forgets old ones.
 */
export async function takeActKey(tx: SqlTransaction, { keyHash, digest }: Taken, now: Date): Promise<boolean> {
  await tx.$executeRaw`DELETE FROM "ActKey" WHERE "createdAt" < ${keptSince(now)}`;
  const taken = await tx.$executeRaw`
    INSERT INTO "ActKey" ("keyHash", digest, outcome, "createdAt") VALUES (${keyHash}, ${digest}, '', ${now})
    ON CONFLICT DO NOTHING`;
  return taken === 1;
}

/** Keeps what was done under a key that was taken for it. */
export async function keepAct(tx: SqlTransaction, keyHash: string, outcome: string): Promise<void> {
  await tx.$executeRaw`UPDATE "ActKey" SET outcome = ${outcome} WHERE "keyHash" = ${keyHash}`;
}

/** Gives a key back under which nothing was done after all. */
export async function giveActKeyBack(tx: SqlTransaction, keyHash: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM "ActKey" WHERE "keyHash" = ${keyHash}`;
}
