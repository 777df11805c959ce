import { type Bounded, bounded, MOST_COUNTED, type StoredHealth, without } from '@/lib/domain/instance/health';
import { IS_FAILING } from '../callbacks/is-failing';
import { IS_OF_NO_TRIAL } from '../carriers/trials';
import { UNMATCHED } from '../carriers/unmatched-of-carrier';
import type { Database } from '../connections/client';
import { readBy } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { listNodes } from '../outbox/nodes';

export const BY_CARRIER = readBy('Dispatch', 'Dispatch_carrier_dueAt_idx');

/** Of every carrier, and what is no carrier's yet: each by its part of the index. */
const dispatchesThat = (isSo: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT 1 FROM ${BY_CARRIER} WHERE carrier IS NULL AND ${isSo} UNION ALL
  SELECT 1 FROM "Carrier" c JOIN ${BY_CARRIER} ON carrier = c.name AND ${isSo}) AS waiting`;

/** What waits for a person: it lies ahead of everything else, because a time is set for it to end. */
const UNDECIDED = Prisma.sql`(
  SELECT 1 FROM "Carrier" c JOIN ${readBy('Dispatch', 'Dispatch_undecided_idx')}
    ON carrier = c.name AND decision = 'waits' WHERE "undecidedSince" IS NOT NULL) AS undecided`;

/**
 * Each by an index alone and counted no further than its bound, so that a look costs the same however much there is.
 * Their plans are in stored-health-plans.test.ts.
 */
export const queuesAt = (now: Date) =>
  ({
    due: dispatchesThat(Prisma.sql`"dueAt" <= ${now}`),
    later: dispatchesThat(Prisma.sql`"dueAt" > ${now}`),
    undecided: UNDECIDED,
    callbacksOwed: Prisma.sql`"CallbackDelivery" WHERE status = 'pending'`,
    callbacksFailing: Prisma.sql`"CallbackDelivery" WHERE ${IS_FAILING}`,
    unmatchedReceipts: Prisma.sql`${UNMATCHED} AND ${IS_OF_NO_TRIAL}`,
    alertsOwed: Prisma.sql`"Alert" WHERE status = 'pending'`,
  }) as const;

export const countOf = (rows: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`SELECT COUNT(*) AS found FROM (SELECT 1 FROM ${rows} LIMIT ${MOST_COUNTED + 1}) AS first`;

/** So many parts of bulk sends are added up: a row of each is read, which an index does not have. */
const MOST_SLICES = 1_000;

async function countBulkMessages(db: Database): Promise<Bounded> {
  const [found] = await db.$queryRaw<{ slices: number | bigint; messages: number | bigint | null }[]>`
    SELECT COUNT(*) AS slices, SUM("messageCount") AS messages
    FROM (SELECT "messageCount" FROM "BulkSlice" LIMIT ${MOST_SLICES}) AS first`;
  return { count: Number(found?.messages ?? 0), isMore: Number(found?.slices ?? 0) === MOST_SLICES };
}

/** Since when the first message that is due waits, whoever's it is; null: none does. */
export async function readDueSince(db: Database, now: Date): Promise<Date | null> {
  const [first] = await db.$queryRaw<{ at: Date | number | bigint | null }[]>`
    SELECT min(at) AS at FROM (
      SELECT min("dueAt") AS at FROM ${BY_CARRIER} WHERE carrier IS NULL UNION ALL
      SELECT (SELECT min("dueAt") FROM ${BY_CARRIER} WHERE carrier = c.name) FROM "Carrier" c) AS first
    WHERE at <= ${now}`;
  const dueSince = first?.at ?? null;
  return dueSince === null ? null : new Date(Number(dueSince));
}

/** What the database knows of how the instance fares. */
export async function readStoredHealth(db: Database, now: Date): Promise<StoredHealth> {
  const count = async (rows: Prisma.Sql) => {
    const [row] = await db.$queryRaw<{ found: number | bigint }[]>(countOf(rows));
    return bounded(Number(row?.found ?? 0));
  };
  const queues = queuesAt(now);
  const undecided = await count(queues.undecided);
  const { name, version, readOccupancy } = db.dialect;
  const [engine] = await db.$queryRaw<{ version: string }[]>`SELECT ${version} AS version`;
  const [migration] = await db.$queryRaw<{ name: string; at: Date }[]>`
    SELECT migration_name AS name, finished_at AS at FROM "_prisma_migrations"
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name DESC LIMIT 1`;
  return {
    nodes: await listNodes(db),
    engine: { name, version: engine?.version ?? '' },
    occupancy: await readOccupancy(db),
    lastMigration: migration ? migration : null,
    dueSince: await readDueSince(db, now),
    due: await count(queues.due),
    later: without(await count(queues.later), undecided),
    undecided,
    bulkMessages: await countBulkMessages(db),
    callbacksOwed: await count(queues.callbacksOwed),
    callbacksFailing: await count(queues.callbacksFailing),
    unmatchedReceipts: await count(queues.unmatchedReceipts),
    alertsOwed: await count(queues.alertsOwed),
  };
}
