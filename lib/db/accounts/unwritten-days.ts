import { TRAFFIC_WEEK } from '@/lib/domain/account/account-list';
import { parseDay } from '@/lib/domain/time/zoned-time';
import { dayText } from '@/lib/domain/usage/usage';
import type { Database } from '../connections/client';
import { list, table } from '../connections/fragments';
import { Prisma } from '../generated/client';
import { unwrittenSends, WAITING_COUNT } from './unwritten-sends';

/** Account by account its id, a day on its clock, and how many messages of bulk sends accepted on it wait unwritten. */
type UnwrittenDay = { readonly accountId: number; readonly day: number; readonly waiting: number };

/** Of some accounts, on each day of the week on its own clock. `firstDays`: the first of them, of every zone that is used. */
export async function countUnwrittenByDay(
  db: Database,
  ids: readonly number[],
  firstDays: ReadonlyMap<string, number>,
): Promise<UnwrittenDay[]> {
  const days = [...firstDays].flatMap(([timeZone, first]) =>
    Array.from({ length: TRAFFIC_WEEK }, (_, index) => first + index).flatMap((day) => {
      const bounds = parseDay(dayText(day), timeZone);
      return bounds ? [[timeZone, day, bounds.start, bounds.end]] : [];
    }),
  );
  if (days.length === 0) return [];
  const accepted = unwrittenSends(Prisma.sql`a.id`, Prisma.sql`z.column3`);
  const rows = await db.$queryRaw<{ accountId: bigint | number; day: bigint | number; waiting: bigint | number }[]>`
    SELECT a.id AS "accountId", z.column2 AS day, SUM(${WAITING_COUNT}) AS waiting
    FROM "SmsAccount" a JOIN ${table(days)} AS z ON z.column1 = a."timeZone", ${accepted}
      AND b."createdAt" < z.column4 AND a.id IN (${list(ids)})
    GROUP BY a.id, z.column2`;
  return rows.map(({ accountId, day, waiting }) => ({
    accountId: Number(accountId),
    day: Number(day),
    waiting: Number(waiting),
  }));
}
