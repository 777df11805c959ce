import { dayOf, sumUsage, USAGE_DAYS, type UsageChange, type UsageDay } from '@/lib/domain/usage/usage';
import type { Database } from '../connections/client';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';

const ADDED_UP = `ON CONFLICT ("apiUserId", day) DO UPDATE SET
  sent = "UsageDay".sent + excluded.sent, delivered = "UsageDay".delivered + excluded.delivered,
  failed = "UsageDay".failed + excluded.failed, credits = "UsageDay".credits + excluded.credits`;

/** Adds to today's sums, in the transaction that makes them true; always in the order of ids, as rows are locked. */
export async function addUsage(tx: SqlTransaction, changes: readonly UsageChange[], now: Date): Promise<void> {
  const sums = sumUsage(changes).toSorted((one, other) => one.apiUserId - other.apiUserId);
  const rows = sums.map(({ apiUserId, accountId, sent, delivered, failed, credits }) => ({
    apiUserId,
    accountId,
    day: dayOf(now),
    sent,
    delivered,
    failed,
    credits,
  }));
  await insertRows(tx, 'UsageDay', rows, ADDED_UP);
}

/** The last thirty days of an API user, oldest first; days without anything are there too. */
export async function readUsage(db: Database, apiUserId: number, now: Date): Promise<UsageDay[]> {
  const today = dayOf(now);
  const first = today - USAGE_DAYS + 1;
  const rows = await db.usageDay.findMany({ where: { apiUserId, day: { gte: first } } });
  const byDay = new Map(rows.map((row) => [row.day, row]));
  return Array.from({ length: USAGE_DAYS }, (_, index) => {
    const { sent, delivered, failed, credits } = byDay.get(first + index) ?? {
      sent: 0,
      delivered: 0,
      failed: 0,
      credits: 0,
    };
    return { day: first + index, sent, delivered, failed, credits };
  });
}
