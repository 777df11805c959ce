import { type Bounded, bounded, MOST_COUNTED } from '@/lib/domain/instance/health';
import type { Database, Transaction } from '../connections/client';
import { readBy } from '../connections/dialect';
import { Prisma } from '../generated/client';

const BY_CARRIER = readBy('Dispatch', 'Dispatch_carrier_dueAt_idx');

type Waiting = { readonly waiting: Bounded; readonly waitingSince: Date | null };

type Asked = {
  readonly carrier: string;
  /** Whether no other one takes messages: then what nobody's is yet is its own. */
  readonly isSole: boolean;
  readonly now: Date;
};

/** How much a carrier is still to be given of what is due, counted no further than its bound, and since when the first is. */
export async function readWaiting(db: Database | Transaction, { carrier, isSole, now }: Asked): Promise<Waiting> {
  const most = MOST_COUNTED + 1;
  // Each by an index of its own range: how much is anybody else's costs nothing.
  const queues = [Prisma.sql`carrier = ${carrier}`, ...(isSole ? [Prisma.sql`carrier IS NULL`] : [])].map(
    (queue) => Prisma.sql`${BY_CARRIER} WHERE ${queue} AND "dueAt" <= ${now} AND "leasedBy" IS NULL`,
  );
  const found = await Promise.all(
    queues.map(async (rows) => {
      const [counted] = await db.$queryRaw<{ found: number | bigint }[]>(
        Prisma.sql`SELECT COUNT(*) AS found FROM (SELECT 1 FROM ${rows} LIMIT ${most}) AS due`,
      );
      const [first] = await db.$queryRaw<{ dueAt: Date }[]>(
        Prisma.sql`SELECT "dueAt" FROM ${rows} ORDER BY "dueAt" LIMIT 1`,
      );
      return { count: Number(counted?.found ?? 0), since: first?.dueAt };
    }),
  );
  const times = found.flatMap(({ since }) => (since ? [since.getTime()] : []));
  return {
    waiting: bounded(found.reduce((sum, { count }) => sum + count, 0)),
    waitingSince: times.length === 0 ? null : new Date(Math.min(...times)),
  };
}
