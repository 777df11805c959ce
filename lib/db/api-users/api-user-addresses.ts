import type { Database, Transaction } from '../connections/client';

export type KnownAddress = { readonly account: string; readonly login: string; readonly address: string };

/** How many are kept of each API user; the one that was new longest ago goes first. */
const MOST_KEPT = 8;

/** How many are loaded at start, the newest first. */
const MOST_LOADED = 50_000;

/** From where API users have proven their passwords. */
export const listKnownAddresses = (db: Database): Promise<KnownAddress[]> =>
  db.$queryRaw<KnownAddress[]>`
    SELECT a."serviceName" AS account, u.login, k.address FROM "ApiUserAddress" k
    JOIN "ApiUser" u ON u.id = k."apiUserId" JOIN "SmsAccount" a ON a.id = u."accountId"
    ORDER BY k."provenAt" DESC LIMIT ${MOST_LOADED}`;

/** Keeps an address of an API user that still exists. */
export async function keepKnownAddress(
  tx: Transaction,
  { apiUserId, address, now }: { readonly apiUserId: number; readonly address: string; readonly now: Date },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "ApiUserAddress" ("apiUserId", address, "provenAt")
    SELECT id, CAST(${address} AS TEXT), CAST(${now} AS TIMESTAMP) FROM "ApiUser" WHERE id = ${apiUserId}
    ON CONFLICT ("apiUserId", address) DO UPDATE SET "provenAt" = excluded."provenAt"`;
  await tx.$executeRaw`
    DELETE FROM "ApiUserAddress" WHERE "apiUserId" = ${apiUserId} AND address NOT IN (
      SELECT address FROM "ApiUserAddress" WHERE "apiUserId" = ${apiUserId}
      ORDER BY "provenAt" DESC LIMIT ${MOST_KEPT})`;
}
