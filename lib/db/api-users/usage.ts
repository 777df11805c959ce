import { dayOf, sumUsage, USAGE_DAYS, type Usage, type UsageChange } from '@/lib/domain/usage/usage';
import type { Database } from '../connections/client';
import type { SqlTransaction } from '../connections/sql-transaction';

/** Adds to today's sums, in the transaction that makes them true. */
export async function addUsage(tx: SqlTransaction, changes: readonly UsageChange[], now: Date): Promise<void> {
  if (changes.length === 0) return;
  const rows = JSON.stringify(
    sumUsage(changes).map((sum) => [sum.apiUserId, sum.accountId, sum.sent, sum.delivered, sum.failed, sum.credits]),
  );
  await tx.$executeRaw`
    INSERT INTO UsageDay (apiUserId, accountId, day, sent, delivered, failed, credits)
    SELECT value->>0, value->>1, ${dayOf(now)}, value->>2, value->>3, value->>4, value->>5 FROM json_each(${rows})
    WHERE true ON CONFLICT (apiUserId, day) DO UPDATE SET sent = sent + excluded.sent,
      delivered = delivered + excluded.delivered, failed = failed + excluded.failed, credits = credits + excluded.credits`;
}

/** The last thirty days of an API user, oldest first; days without anything are there too. */
export async function readUsage(
  db: Database,
  apiUserId: number,
  now: Date,
): Promise<(Usage & { readonly day: number })[]> {
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
