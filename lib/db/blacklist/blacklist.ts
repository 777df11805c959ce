import type { Database, Transaction } from '../connections/client';
import { list, table } from '../connections/fragments';

/** Asked with one statement. */
const MOST_AT_ONCE = 4_096;

/** Which of these numbers want nothing of an account. */
export async function findBlacklisted(
  db: Database | Transaction,
  accountId: number,
  msisdns: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let from = 0; from < msisdns.length; from += MOST_AT_ONCE) {
    const rows = await db.$queryRaw<{ msisdn: string }[]>`
      SELECT msisdn FROM "BlacklistEntry"
      WHERE "accountId" = ${accountId} AND msisdn IN (${list(msisdns.slice(from, from + MOST_AT_ONCE))})`;
    for (const { msisdn } of rows) found.add(msisdn);
  }
  return found;
}

type NewEntry = {
  readonly accountId: number;
  readonly msisdn: string;
  /** As lib/domain/authorisation/actor.ts writes them. */
  readonly addedBy: string;
  readonly createdAt: Date;
};

export async function insertBlacklisted(tx: Transaction, entry: NewEntry): Promise<void> {
  await tx.blacklistEntry.create({ data: entry });
}

/** Puts these on an account's blacklist, a few hundred at most; answers how many were not there yet. */
export function insertAllBlacklisted(
  tx: Transaction,
  { accountId, addedBy, createdAt }: Omit<NewEntry, 'msisdn'>,
  msisdns: readonly string[],
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO "BlacklistEntry" ("accountId", msisdn, "addedBy", "createdAt")
    SELECT CAST(${accountId} AS BIGINT), column1, CAST(${addedBy} AS TEXT), CAST(${createdAt} AS TIMESTAMP)
    FROM ${table(msisdns.map((msisdn) => [msisdn]))} AS given WHERE column1 IS NOT NULL
    ON CONFLICT DO NOTHING`;
}

/** Answers whether it was there. */
export async function deleteBlacklisted(tx: Transaction, accountId: number, msisdn: string): Promise<boolean> {
  const { count } = await tx.blacklistEntry.deleteMany({ where: { accountId, msisdn } });
  return count > 0;
}
