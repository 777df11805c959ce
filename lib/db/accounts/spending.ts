/** What an account's own credit, not a quota, paid for: what API users spent who have no quota. */
import type { Credits } from '@/lib/domain/credits';
import type { Database } from '../connections/client';
import { Prisma } from '../generated/client';

const paidByAccount = (accountId: number) =>
  Prisma.sql`(SELECT id FROM "ApiUser" WHERE "accountId" = ${accountId} AND NOT "quotaActive")`;

type Days = readonly { readonly day: number; readonly credits: Credits }[];

/** Day by day since one, in days since the Unix epoch; those without a message are left out. */
export async function readDailySpending(db: Database, accountId: number, since: number): Promise<Days> {
  const days = await db.$queryRaw<{ day: number; credits: bigint | number }[]>`
    SELECT day, SUM(credits) AS credits FROM "UsageDay"
    WHERE "apiUserId" IN ${paidByAccount(accountId)} AND day >= ${since} GROUP BY day ORDER BY day`;
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
    SELECT 1 FROM "UsageDay" WHERE "apiUserId" IN ${paidByAccount(accountId)} AND day < ${day} LIMIT 1`;
  return found.length > 0;
}
