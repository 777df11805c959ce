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

/** Whether any credit ever came to an account: its first movement is one that brings some. */
export async function hasHadCredit(db: Database, accountId: number): Promise<boolean> {
  return (await db.creditMovement.findFirst({ where: { accountId }, select: { id: true } })) !== null;
}

/** In rows of usage, the newest of which are looked at: an account whose quotas pay has ever more that say nothing here. */
const MOST_EARLIER = 10_000;

/** Whether anything was paid before that day, as far as the newest rows before it tell. */
export async function hasSpentBefore(db: Database, accountId: number, day: number): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM (
      SELECT paid FROM ${USAGE_BY_HOUR} WHERE "accountId" = ${accountId} AND hour < ${firstHourOf(day)}
      ORDER BY hour DESC LIMIT ${MOST_EARLIER}) AS earlier
    WHERE paid <> 0 LIMIT 1`;
  return found.length > 0;
}
