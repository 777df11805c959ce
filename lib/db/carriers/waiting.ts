import { bounded, MOST_COUNTED } from '@/lib/domain/instance/health';
import type { Database } from '../connections/client';
import { Prisma } from '../generated/client';

/** How much is due that no carrier has taken, counted no further than its bound, and since when the first is. */
export async function readWaiting(db: Database, now: Date) {
  const [counted] = await db.$queryRaw<{ found: number | bigint }[]>(
    countOf(Prisma.sql`"Dispatch" WHERE "dueAt" <= ${now}`),
  );
  const [first] = await db.$queryRaw<{ dueAt: Date }[]>`
    SELECT "dueAt" FROM "Dispatch" WHERE "dueAt" <= ${now} ORDER BY "dueAt" LIMIT 1`;
  return { waiting: bounded(Number(counted?.found ?? 0)), waitingSince: first?.dueAt ?? null };
}

const countOf = (rows: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`SELECT COUNT(*) AS found FROM (SELECT 1 FROM ${rows} LIMIT ${MOST_COUNTED + 1}) AS first`;
