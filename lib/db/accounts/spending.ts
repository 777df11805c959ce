/** What an account's own credit, not a quota, paid for. */
import type { Credits } from '@/lib/domain/credits';
import { firstHourOf } from '@/lib/domain/usage/usage';
import type { Database } from '../connections/client';
import { USAGE_BY_HOUR } from './usage';

type Days = readonly { readonly day: number; readonly credits: Credits }[];

/** Day by day since one, in days since 1970 on the account's clock; those without a message are left out. */
export async function readDailySpending(db: Database, accountId: number, since: number): Promise<Days> {
  const days = await db.$queryRaw<{ day: bigint | number; credits: bigint | number }[]>`
    SELECT hour / 24 AS day, SUM(paid) AS credits FROM ${USAGE_BY_HOUR}
    WHERE "accountId" = ${accountId} AND hour >= ${firstHourOf(since)} AND paid <> 0 GROUP BY 1 ORDER BY 1`;
  return days.map(({ day, credits }) => ({ day: Number(day), credits: Number(credits) }));
}

/** All of it since a day. */
export async function readSpending(db: Database, accountId: number, since: number): Promise<Credits> {
  const days = await readDailySpending(db, accountId, since);
  return days.reduce((sum, { credits }) => sum + credits, 0);
}

/** Whether anything was sent before that day. */
export async function hasSpentBefore(db: Database, accountId: number, day: number): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM ${USAGE_BY_HOUR}
    WHERE "accountId" = ${accountId} AND paid <> 0 AND hour < ${firstHourOf(day)} LIMIT 1`;
  return found.length > 0;
}
