import type { Period } from '@/lib/domain/time/period';
import type { Database } from '../client';

/**
 * The first delivery that was queued at this moment or later, found in some twenty look-ups by id instead of by reading
 * the log: ids and times go up together, but for a clock that was set back.
 */
async function firstIdSince(db: Database, moment: Date): Promise<number> {
  const ends = await db.callbackDelivery.aggregate({ _min: { id: true }, _max: { id: true } });
  let low = ends._min.id ?? 0;
  let high = (ends._max.id ?? -1) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const found = await db.callbackDelivery.findFirst({
      where: { id: { gte: middle } },
      orderBy: { id: 'asc' },
      select: { id: true, createdAt: true },
    });
    if (found && found.createdAt < moment) low = found.id + 1;
    else high = middle;
  }
  return low;
}

/** A period as bounds of ids: from the first on, before the second. */
export async function idsOfPeriod(
  db: Database,
  { since, until }: Period,
): Promise<{ readonly first: number; readonly end: number }> {
  return {
    first: since ? await firstIdSince(db, since) : 0,
    end: until ? await firstIdSince(db, until) : Number.MAX_SAFE_INTEGER,
  };
}
