/** Messages that wait for a carrier and may be given to another: nothing of them is taken, and none is in doubt. */
import type { RoutedMessage } from '@/lib/domain/routing/route';
import { readBy } from '../connections/dialect';
import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';
import { namesIn } from './dispatch-outbox';

/** Where a piece of one carrier's queue ends, and the next begins. */
export type QueuePlace = { readonly dueAt: Date; readonly messageId: number };

export const FROM_THE_HEAD: QueuePlace = { dueAt: new Date(0), messageId: 0 };

export type Waiting = RoutedMessage & {
  readonly dueAt: Date;
  /** Tries that it has behind it. */
  readonly attempts: number;
  readonly tried: readonly string[];
};

type StoredWaiting = Omit<Waiting, 'tried'> & {
  readonly tried: string;
  readonly isHeld: boolean | number;
  readonly isFree: boolean | number;
};

type Piece = {
  readonly waiting: readonly Waiting[];
  /** Those of which something may have been sent, or is taken, and that nobody holds. */
  readonly begun: readonly number[];
  readonly next: QueuePlace | null;
};

/** Those of one piece of a carrier's queue; `next` is null behind the last. */
export async function readWaitingFor(
  tx: SqlTransaction,
  carrier: string,
  after: QueuePlace,
  limit: number,
): Promise<Piece> {
  // Very many may be due at one moment, as those of a bulk send are: none of them is passed by again.
  const sameMoment = Prisma.sql`"dueAt" = ${after.dueAt} AND "messageId" > ${after.messageId}`;
  const laterOnes = Prisma.sql`"dueAt" > ${after.dueAt}`;
  const part = (range: Prisma.Sql) => Prisma.sql`
    SELECT * FROM (SELECT "messageId", "dueAt" FROM ${readBy('Dispatch', 'Dispatch_carrier_dueAt_idx')}
      WHERE carrier = ${carrier} AND ${range} ORDER BY "dueAt", "messageId" LIMIT ${limit}) AS part`;
  const rows = await tx.$queryRaw<StoredWaiting[]>`
    SELECT m.id, m."accountId", m.sender, m.recipient, d."dueAt", d.attempts, d.tried,
      (d."leasedBy" IS NOT NULL OR d."undecidedSince" IS NOT NULL) AS "isHeld",
      (d."leasedBy" IS NULL AND d.doubts = 0 AND (d.attempts = 0 OR NOT EXISTS (
        SELECT 1 FROM "SubmittedSegment" s WHERE s."messageId" = d."messageId"))) AS "isFree"
    FROM (SELECT "messageId" FROM (${part(sameMoment)} UNION ALL ${part(laterOnes)}) AS places
      ORDER BY "dueAt", "messageId" LIMIT ${limit}) AS place
    JOIN "Dispatch" d ON d."messageId" = place."messageId"
    JOIN "Message" m ON m.id = d."messageId" ORDER BY d."dueAt", m.id ${tx.dialect.locking('d')}`;
  const last = rows.at(-1);
  return {
    next: last && rows.length === limit ? { dueAt: last.dueAt, messageId: last.id } : null,
    waiting: rows.flatMap(({ id, accountId, sender, recipient, dueAt, attempts, isFree, tried }) =>
      Number(isFree) === 1 ? [{ id, accountId, sender, recipient, dueAt, attempts, tried: namesIn(tried) }] : [],
    ),
    begun: rows.flatMap(({ id, isFree, isHeld }) => (Number(isFree) + Number(isHeld) === 0 ? [id] : [])),
  };
}

/**
 * Gives messages that were tried to another carrier, which begins with no tries against it, at once. That theirs was down
 * says nothing of them: they may come back to it.
 */
export async function passOn(tx: SqlTransaction, carrier: string, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Dispatch" SET carrier = ${carrier}, laters = 0, "dueAt" = ${now} WHERE "messageId" IN (${list(ids)})`;
}
