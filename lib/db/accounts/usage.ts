import { firstHourOf, NO_USAGE, sumUsage, type UsageChange, type UsageDay } from '@/lib/domain/usage/usage';
import type { Database } from '../connections/client';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';

/** Stands for the API user of what has none: ids begin at 1. */
const NO_API_USER = 0;

const ADDED_UP = `ON CONFLICT ("accountId", "apiUserId", hour) DO UPDATE SET
  sent = "Usage".sent + excluded.sent, delivered = "Usage".delivered + excluded.delivered,
  failed = "Usage".failed + excluded.failed, credits = "Usage".credits + excluded.credits`;

/** Adds to the sums, in the transaction that makes them true; always in one order, as rows are locked. */
export async function addUsage(tx: SqlTransaction, changes: readonly UsageChange[]): Promise<void> {
  const rows = sumUsage(changes)
    .map(({ apiUserId, ...sum }) => ({ ...sum, apiUserId: apiUserId ?? NO_API_USER }))
    .toSorted((a, b) => a.accountId - b.accountId || a.apiUserId - b.apiUserId || a.hour - b.hour);
  await insertRows(
    tx,
    'Usage',
    rows.map(({ accountId, apiUserId, hour, sent, delivered, failed, credits }) => ({
      accountId,
      apiUserId,
      hour,
      sent,
      delivered,
      failed,
      credits,
    })),
    ADDED_UP,
  );
}

/** Days in a row, today the last of them, all in days since 1970 on the account's clock. */
export type LastDays = { readonly today: number; readonly days: number };

/** The last days of an API user, oldest first; days without anything are there too. */
export async function readUsage(
  db: Database,
  { accountId, apiUserId }: { readonly accountId: number; readonly apiUserId: number },
  { today, days }: LastDays,
): Promise<UsageDay[]> {
  const first = today - days + 1;
  const rows = await db.$queryRaw<Record<keyof UsageDay, number | bigint>[]>`
    SELECT hour / 24 AS day, SUM(sent) AS sent, SUM(delivered) AS delivered, SUM(failed) AS failed,
      SUM(credits) AS credits
    FROM "Usage" WHERE "accountId" = ${accountId} AND "apiUserId" = ${apiUserId} AND hour >= ${firstHourOf(first)}
    GROUP BY 1`;
  const byDay = new Map(rows.map((row) => [Number(row.day), row]));
  return Array.from({ length: days }, (_, index) => {
    const row = byDay.get(first + index) ?? NO_USAGE;
    return {
      day: first + index,
      sent: Number(row.sent),
      delivered: Number(row.delivered),
      failed: Number(row.failed),
      credits: Number(row.credits),
    };
  });
}

/** Rows of `"Usage"` of an account: named one by one, so that each is found in the key and only the hours asked for are read. */
export const ofEveryone = (accountId: number) => Prisma.sql`"accountId" = ${accountId} AND "apiUserId" IN (
  SELECT CAST(${NO_API_USER} AS BIGINT) UNION ALL
  SELECT id FROM "ApiUser" WHERE "accountId" = ${accountId} UNION ALL
  SELECT id FROM "DeletedApiUser" WHERE "accountId" = ${accountId})`;

/** Rows of `"Usage"` that the account's own credit, not a quota, paid for. */
export const paidByAccount = (accountId: number) => Prisma.sql`"accountId" = ${accountId} AND "apiUserId" IN (
  SELECT CAST(${NO_API_USER} AS BIGINT) UNION ALL
  SELECT id FROM "ApiUser" WHERE "accountId" = ${accountId} AND NOT "quotaActive")`;
