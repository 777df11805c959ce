import type { Database } from '../connections/client';
import { Prisma } from '../generated/client';
import type { SearchLimits } from './pace';
import { type LogFilter, stepsOf } from './search-log';

/** As long as a search takes at most. */
const SUM_LIMITS: SearchLimits = { stepRows: 10_000, mostRows: 200_000 };

type Sum = { readonly count: number; readonly total: number };
type Columns = { readonly by: string; readonly of: string };

/**
 * Adds up a column of all rows that a filter finds, by the value of another, step by step like a search; what is beyond
 * the bound is left out, and said to be.
 */
export async function sumLog(
  db: Database,
  filter: LogFilter,
  { by, of }: Columns,
  limits = SUM_LIMITS,
): Promise<{ readonly sums: ReadonlyMap<string, Sum>; readonly isOfNewest: boolean }> {
  const sums = new Map<string, Sum>();
  const group = Prisma.raw(`"${by}"`);
  const added = Prisma.raw(`"${of}"`);
  for await (const step of stepsOf(db, filter, limits)) {
    if (step.rows === null) return { sums, isOfNewest: true };
    const found = await db.$queryRaw<{ key: string; count: number | bigint; total: number | bigint }[]>`
      SELECT ${group} AS key, count(*) AS count, CAST(SUM(${added}) AS BIGINT) AS total ${step.rows} GROUP BY ${group}`;
    for (const { key, count, total } of found) {
      const sum = sums.get(key) ?? { count: 0, total: 0 };
      sums.set(key, { count: sum.count + Number(count), total: sum.total + Number(total) });
    }
  }
  return { sums, isOfNewest: false };
}
