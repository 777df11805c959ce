import { sumUsage, type UsageChange } from '@/lib/domain/usage/usage';
import { readBy, readByKey } from '../connections/dialect';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';

/** Stands for the API user of what has none: ids begin at 1. */
export const NO_API_USER = 0;

const ADDED_UP = `ON CONFLICT ("accountId", "apiUserId", hour) DO UPDATE SET
  sent = "Usage".sent + excluded.sent, delivered = "Usage".delivered + excluded.delivered,
  failed = "Usage".failed + excluded.failed, credits = "Usage".credits + excluded.credits, paid = "Usage".paid + excluded.paid`;

/** Adds to the sums, in the transaction that makes them true; always in one order, as rows are locked. */
export async function addUsage(tx: SqlTransaction, changes: readonly UsageChange[]): Promise<void> {
  const rows = sumUsage(changes)
    .map(({ apiUserId, ...sum }) => ({ ...sum, apiUserId: apiUserId ?? NO_API_USER }))
    .toSorted((a, b) => a.accountId - b.accountId || a.apiUserId - b.apiUserId || a.hour - b.hour);
  await insertRows(tx, 'Usage', rows, ADDED_UP);
}

/** `"Usage"` where every API user's sums of an hour lie side by side: for whatever is asked of some hours of an account. */
export const USAGE_BY_HOUR = readBy('Usage', 'Usage_by_hour_idx');

/** `"Usage"` where all hours of an API user lie side by side: for whatever is asked of API users that are named one by one. */
export const usageByUser = (alias?: string) => readByKey('Usage', alias);

/** Rows of `"Usage"` of one API user. */
export const ofOne = (accountId: number, apiUserId: number) =>
  Prisma.sql`"accountId" = ${accountId} AND "apiUserId" = ${apiUserId}`;
