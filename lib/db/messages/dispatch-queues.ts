/**
 * What waits to be sent, by carrier. A message that has just been accepted is **open**: it waits for no carrier, and the
 * first loop that claims it finds out whose it is (docs/decisions/0064). So what only one carrier can take is written no
 * oftener than where there is one, and an edited route applies to what waits.
 */
import type { RoutedMessage } from '@/lib/domain/routing/route';
import { type Dialect, readBy } from '../connections/dialect';
import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';

const BY_CARRIER = readBy('Dispatch', 'Dispatch_carrier_dueAt_idx');

/** Nobody holds it, and no person is asked about it. */
const IS_FREE = Prisma.sql`"leasedBy" IS NULL AND "undecidedSince" IS NULL`;

const isDue = (queue: Prisma.Sql, now: Date) => Prisma.sql`${queue} AND "dueAt" <= ${now} AND ${IS_FREE}`;

/** The first of one queue: each is a range of the index, however long the others are. */
const firstOf = ({ skippingLocked }: Dialect, queue: Prisma.Sql, now: Date, limit: number) => Prisma.sql`
  SELECT * FROM (SELECT "messageId", "dueAt" FROM ${BY_CARRIER} WHERE ${isDue(queue, now)}
    ORDER BY "dueAt", "messageId" LIMIT ${limit} ${skippingLocked()}) AS first`;

const IS_OPEN = Prisma.sql`carrier IS NULL`;
const isOf = (carrier: string) => Prisma.sql`carrier = ${carrier}`;

export type CarrierClaim = {
  readonly carrier: string;
  /** Which open messages are this carrier's, too: all, or these. */
  readonly open: 'all' | readonly number[];
  readonly nodeId: number;
  readonly now: Date;
  readonly limit: number;
};

/** Takes what is due for a carrier and free, oldest first; answers which. */
export async function claimForCarrier(tx: SqlTransaction, claim: CarrierClaim): Promise<readonly number[]> {
  const { carrier, open, nodeId, now, limit } = claim;
  const openOnes =
    open === 'all'
      ? firstOf(tx.dialect, IS_OPEN, now, limit)
      : Prisma.sql`SELECT "messageId", "dueAt" FROM "Dispatch" WHERE "messageId" IN (${list(open)})`;
  const claimed = await tx.$queryRaw<{ id: number | bigint }[]>`
    WITH due AS MATERIALIZED (
      SELECT "messageId" FROM (${firstOf(tx.dialect, isOf(carrier), now, limit)} UNION ALL ${openOnes}) AS queues
      ORDER BY "dueAt", "messageId" LIMIT ${limit})
    UPDATE "Dispatch" SET "leasedBy" = ${nodeId}, "givenTo" = ${carrier}
    WHERE ${tx.dialect.isAmong(Prisma.sql`"messageId"`, Prisma.sql`SELECT "messageId" FROM due`)}
    RETURNING "messageId" AS id`;
  return claimed.map(({ id }) => Number(id));
}

/** When something that is this carrier's, or open, is due next; null: nothing is. */
export async function nextDueFor(tx: Pick<SqlTransaction, '$queryRaw'>, carrier: string): Promise<Date | null> {
  const first = (queue: Prisma.Sql) => Prisma.sql`
    SELECT * FROM (SELECT "dueAt" AS at FROM ${BY_CARRIER} WHERE ${queue} AND ${IS_FREE}
      ORDER BY "dueAt" LIMIT 1) AS first`;
  const [next] = await tx.$queryRaw<{ at: Date | number | bigint }[]>`
    SELECT at FROM (${first(isOf(carrier))} UNION ALL ${first(IS_OPEN)}) AS due ORDER BY at LIMIT 1`;
  return next ? new Date(Number(next.at)) : null;
}

/** The carriers for which something waits: one look into the index for each. */
export async function carriersWaitedFor(tx: Pick<SqlTransaction, '$queryRaw'>): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    WITH RECURSIVE queue(name) AS (
      SELECT min(carrier) FROM ${BY_CARRIER} UNION ALL
      SELECT (SELECT min(carrier) FROM ${BY_CARRIER} WHERE carrier > queue.name) FROM queue WHERE name IS NOT NULL)
    SELECT name FROM queue WHERE name IS NOT NULL`;
  return rows.map(({ name }) => name);
}

/** The first open messages that are due. */
export const findOpen = (tx: SqlTransaction, now: Date, limit: number): Promise<RoutedMessage[]> =>
  tx.$queryRaw<RoutedMessage[]>`
    SELECT m.id, m."accountId", m.sender, m.recipient FROM (${firstOf(tx.dialect, IS_OPEN, now, limit)}) AS open
    JOIN "Message" m ON m.id = open."messageId" ORDER BY open."dueAt", m.id`;

/** Says whose these are. */
export async function assignCarrier(tx: SqlTransaction, carrier: string, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`UPDATE "Dispatch" SET carrier = ${carrier} WHERE "messageId" IN (${list(ids)})`;
}
