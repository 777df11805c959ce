import { lockAccount } from '@/lib/db/accounts/accounts';
import { type Database, inTransaction, type Transaction } from '@/lib/db/connections/client';
import { findHold } from '@/lib/db/ledger/payments';
import { post } from '@/lib/db/ledger/post';
import { releaseOf } from '@/lib/db/ledger/release-hold';
import { findBulkSend } from '@/lib/db/messages/bulk-sends';
import { countCancelled } from '@/lib/db/messages/cancelled';
import { holdMessagesOf, holdSend } from '@/lib/db/messages/hold';
import { findUnsentWithin } from '@/lib/db/messages/unsent';
import { releaseSlices } from '@/lib/db/messages/waiting-sends';
import { writeActor } from '@/lib/domain/authorisation/actor';
import { err, ok } from '@/lib/domain/result';
import { nextTurn } from '@/lib/platform/batching/long-work';
import type { Cancelled, CancelOutcome, WaitingTarget } from '@/lib/schemas/scheduled';
import { cancelUnsent } from '../_shared/cancel-unsent';
import { defineUseCase } from '../_shared/define-use-case';
import { asOfNow, type By, type InPieces, recordChange } from '../_shared/record-change';

/** Messages that are cancelled in one transaction: what accepts messages waits for no more. */
const AT_ONCE = 100;

const NONE: Cancelled = { count: 0, credits: 0 };

/** Keeps in the audit log what was cancelled; `messageId` names the first. */
async function record(tx: Transaction, by: By, messageId: number, { count, credits }: Cancelled): Promise<void> {
  if (count === 0) return;
  await recordChange(tx, by, { action: 'message.cancel', subject: '', after: { count, credits, messageId } });
}

const cancelThese = (db: Database, whose: InPieces, ids: readonly number[]): Promise<Cancelled> =>
  inTransaction(db, async (tx) => {
    await holdMessagesOf(tx, whose.scope.id, ids);
    await lockAccount(tx, whose.scope.id);
    const by = asOfNow(whose);
    const cancelled = await cancelUnsent(tx, by, ids);
    const [first = 0] = cancelled.ids;
    const done = { count: cancelled.ids.length, credits: cancelled.credits };
    await record(tx, by, first, done);
    return done;
  });

/** What is not written yet is never written, and what was held for it goes back to whoever paid. */
const release = (db: Database, whose: InPieces, id: number): Promise<Cancelled> =>
  inTransaction(db, async (tx) => {
    await holdSend(tx, whose.scope.id, id);
    await lockAccount(tx, whose.scope.id);
    const by = asOfNow(whose);
    const released = await releaseSlices(tx, by.scope.id, id, by.now);
    if (!released) return NONE;
    await post(tx, [releaseOf(await findHold(tx, id), released.credits, writeActor(by.actor))], by.now);
    await record(tx, by, id, released);
    return released;
  });

/** Each answer is what one transaction cancelled. What is taken to be sent as it is cancelled is passed over. */
async function* cancelSend(db: Database, whose: InPieces, id: number): AsyncGenerator<Cancelled> {
  const send = await findBulkSend(db, whose.scope.id, id);
  if (!send) return;
  yield await release(db, whose, id);
  const end = id + send.messageCount;
  for (let first = id; first < end; ) {
    const ids = await findUnsentWithin(db, whose.scope.id, { first, end }, AT_ONCE);
    if (ids.length > 0) yield await cancelThese(db, whose, ids);
    first = (ids.at(-1) ?? end) + 1;
  }
}

async function* cancelChosen(db: Database, whose: InPieces, ids: readonly number[]): AsyncGenerator<Cancelled> {
  for (let from = 0; from < ids.length; from += AT_ONCE)
    yield await cancelThese(db, whose, ids.slice(from, from + AT_ONCE));
}

const CHANGES = ['messages', 'credits', 'callbacks', 'audit'] as const;

/**
 * Cancels messages, or a whole bulk send, as far as nobody has begun to send them; answers how many, what was given back,
 * and how many were cancelled before. Many go in several transactions, each with its own audit entry; after each, open
 * panels are told, whatever comes of the next, and whoever waits to write goes first.
 */
export const cancelScheduled = defineUseCase<WaitingTarget, CancelOutcome, 'too_late'>({
  action: 'message.cancel',
  changes: CHANGES,
  run: async ({ db, events, clock }, scope, target, actor) => {
    const whose = { scope, actor, clock };
    const pieces = target.what === 'send' ? cancelSend(db, whose, target.id) : cancelChosen(db, whose, target.ids);
    let done = NONE;
    for await (const { count, credits } of pieces) {
      if (count > 0) for (const type of CHANGES) events.publish({ type, accountId: scope.id });
      done = { count: done.count + count, credits: done.credits + credits };
      await nextTurn();
    }
    // Whoever asks again because an answer was lost is told that it is done, and not that it was sent.
    const already = (await countCancelled(db, scope.id, target)) - done.count;
    return done.count + already === 0 ? err('too_late') : ok({ ...done, already });
  },
});
