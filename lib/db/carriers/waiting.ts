import { type Bounded, bounded, MOST_COUNTED } from '@/lib/domain/instance/health';
import type { Database, Transaction } from '../connections/client';
import { Prisma } from '../generated/client';

type Waiting = { readonly waiting: Bounded; readonly waitingSince: Date | null };

/** Each by an index alone: what is its own, and what nobody's is yet. */
const DUE = {
  own: (carrier: string, now: Date) => Prisma.sql`"Dispatch" WHERE carrier = ${carrier} AND "dueAt" <= ${now}`,
  nobodys: (now: Date) => Prisma.sql`"Dispatch" WHERE carrier IS NULL AND "dueAt" <= ${now}`,
};

/** How much a carrier is to take now, counted no further than its bound, and since when the first is due. */
export async function readWaiting(db: Database | Transaction, carrier: string, now: Date): Promise<Waiting> {
  const most = MOST_COUNTED + 1;
  const [counted] = await db.$queryRaw<{ found: number | bigint }[]>(Prisma.sql`
    SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM ${DUE.own(carrier, now)} LIMIT ${most}) AS own)
      + (SELECT COUNT(*) FROM (SELECT 1 FROM ${DUE.nobodys(now)} LIMIT ${most}) AS nobodys) AS found`);
  const first = await Promise.all(
    [DUE.own(carrier, now), DUE.nobodys(now)].map((rows) =>
      db.$queryRaw<{ dueAt: Date }[]>(Prisma.sql`SELECT "dueAt" FROM ${rows} ORDER BY "dueAt" LIMIT 1`),
    ),
  );
  const times = first.flat().map(({ dueAt }) => dueAt.getTime());
  return {
    waiting: bounded(Number(counted?.found ?? 0)),
    waitingSince: times.length === 0 ? null : new Date(Math.min(...times)),
  };
}
