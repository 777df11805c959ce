/** What was owed when a copy was made, and may have been sent since: somebody is to look through it. */
import { type Database, inTransaction } from '../connections/client';
import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';
import { freeUntouched, markInDoubt } from '../messages/dispatch-outbox';
import { insertEvents } from '../messages/status-store';
import { moveWaiting } from '../messages/unsent';
import { moveSend } from '../messages/waiting-sends';

/** Long enough that somebody has looked through what is held, also after a weekend. */
const HELD_FOR_MS = 7 * 24 * 3_600_000;

/** Few enough for the values of one statement. */
const AT_ONCE = 1_000;

type Counted = Pick<Database, 'dispatch' | 'bulkSlice'>;

/** How many messages the next start would send. */
export const countDue = (db: Counted, now: Date): Promise<number> => countAt(db, { lte: now });

/** How many messages are held, of what was due at a moment. */
export const countHeld = (db: Counted, at: Date): Promise<number> => countAt(db, heldUntil(at));

async function countAt(db: Counted, dueAt: Date | { readonly lte: Date }): Promise<number> {
  const messages = await db.dispatch.count({ where: { dueAt } });
  const slices = await db.bulkSlice.aggregate({ where: { dueAt }, _sum: { messageCount: true } });
  return messages + (slices._sum.messageCount ?? 0);
}

/** Until when what was due at a moment is held. */
export const heldUntil = (at: Date): Date => new Date(at.getTime() + HELD_FOR_MS);

/** Gives what is due by now another moment. Answers that moment. Done again for the same moment, it goes on. */
export async function holdDue(db: Database, now: Date): Promise<Date> {
  const until = heldUntil(now);
  const messages = await db.$queryRaw<{ id: number | bigint }[]>`
    SELECT "messageId" AS id FROM "Dispatch" WHERE "dueAt" <= ${now} ORDER BY "messageId"`;
  for (let at = 0; at < messages.length; at += AT_ONCE) {
    const ids = messages.slice(at, at + AT_ONCE).map(({ id }) => Number(id));
    await inTransaction(db, (tx) => holdMessages(tx, ids, until, now));
  }
  const sends = await db.$queryRaw<{ id: number | bigint }[]>`
    SELECT DISTINCT "bulkSendId" AS id FROM "BulkSlice" WHERE "dueAt" <= ${now}`;
  for (const { id } of sends) await inTransaction(db, (tx) => holdSend(tx, Number(id), until));
  return until;
}

async function holdMessages(tx: SqlTransaction, found: readonly number[], until: Date, now: Date): Promise<void> {
  // Of two commands that run at once, one holds it; and what a node of an earlier version has sent meanwhile is sent.
  const due = await tx.$queryRaw<{ id: number | bigint }[]>`
    SELECT "messageId" AS id FROM "Dispatch" WHERE "messageId" IN (${list(found)}) AND "dueAt" <= ${now}
    ORDER BY "messageId" ${tx.dialect.locking()}`;
  if (due.length === 0) return;
  const ids = due.map(({ id }) => Number(id));
  await moveWaiting(tx, ids, until, now);
  await freeUntouched(tx, ids);
  await markInDoubt(tx, ids);
  await insertEvents(
    tx,
    ids.map((messageId) => ({
      ...{ messageId, at: now, state: 'scheduled' as const, ptt: 0, dlrId: 0 as const, segment: null },
      ...{ carrierText: '', reason: 'restored' as const, applied: true },
    })),
  );
}

async function holdSend(tx: SqlTransaction, id: number, until: Date): Promise<void> {
  await moveSend(tx, id, until);
  await tx.$executeRaw`UPDATE "BulkSlice" SET "leasedBy" = NULL, attempts = 0 WHERE "bulkSendId" = ${id}`;
}
