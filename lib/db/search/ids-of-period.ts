import type { Period } from '@/lib/domain/time/period';
import type { Database } from '../connections/client';
import { Prisma } from '../generated/client';

/**
 * Tables whose ids and times go up together, but for a clock that was set back and for how long a write waits for its
 * turn; and the time's column.
 */
const TIMES = {
  Message: 'createdAt',
  BulkSend: 'createdAt',
  CallbackDelivery: 'createdAt',
  AuditEntry: 'at',
  CreditMovement: 'createdAt',
  Alert: 'createdAt',
  RefusedRequest: 'at',
  BlacklistEntry: 'createdAt',
  IncomingMessage: 'createdAt',
} as const;

/**
 * The first row of that moment or later, found by halving: some twenty look-ups by id, in one statement, instead of
 * reading the log.
 */
async function firstIdSince(db: Database, table: keyof typeof TIMES, moment: Date): Promise<number> {
  const rows = Prisma.raw(`"${table}"`);
  const isBefore = Prisma.sql`middle.${Prisma.raw(`"${TIMES[table]}"`)} < ${moment}`;
  const [found] = await db.$queryRaw<{ id: number | bigint }[]>`
    WITH RECURSIVE halved(low, high) AS (
      SELECT COALESCE((SELECT min(id) FROM ${rows}), 0), COALESCE((SELECT max(id) FROM ${rows}) + 1, 0)
      UNION ALL
      SELECT CASE WHEN ${isBefore} THEN middle.id + 1 ELSE low END,
        CASE WHEN ${isBefore} THEN high ELSE (low + high) / 2 END
      FROM halved JOIN ${rows} AS middle
        ON middle.id = (SELECT id FROM ${rows} WHERE id >= (halved.low + halved.high) / 2 ORDER BY id LIMIT 1)
      WHERE low < high
    )
    SELECT low AS id FROM halved WHERE low >= high`;
  return Number(found?.id ?? 0);
}

/** A stretch of ids: the first one, and the one after the last. */
export type IdStretch = { readonly first: number; readonly end: number };

/** A period as the ids that were given in it. */
export async function idsOfPeriod(
  db: Database,
  table: keyof typeof TIMES,
  { since, until }: Period,
): Promise<IdStretch> {
  const first = since ? await firstIdSince(db, table, since) : 0;
  const end = until ? await firstIdSince(db, table, until) : Number.MAX_SAFE_INTEGER;
  return { first, end };
}
