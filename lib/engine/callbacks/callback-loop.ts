/**
 * Sends callbacks. Most are handed over as they are created; what waits in the database, because its receiver was busy or
 * a try failed, is claimed ahead. The caller decides when each is called (lib/engine/callbacks/calls/schedule-calls.ts).
 * Attempts that end together are recorded together (attempt-recording.ts), so that the database is asked once for many.
 */

import { setTimeout } from 'node:timers/promises';
import { findFirstTries, inTurn } from '@/lib/db/callbacks/callback-order';
import { type ClaimedDelivery, findDueDeliveries, nextCallbackAt } from '@/lib/db/callbacks/callback-queue';
import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import type { Writer } from '@/lib/db/connections/writer';
import { claimThese, letGo } from '@/lib/db/outbox/leases';
import type { CallbackAnswer, CallbackCall } from '@/lib/domain/callbacks/callback-call';
import type { EventPublisher } from '@/lib/domain/events';
import type { Logger } from '@/lib/platform/log/logger';
import { startLoop } from '../outbox/loop';
import type { CallbackIntake } from '../receipts/apply-receipts';
import { createAttemptRecording, type EndedCall } from './attempt-recording';
import { judgeAttempt } from './callback-attempts';
import { type Claims, createClaims, LOOK } from './callback-claims';
import type { CallbackCaller } from './calls/callback-caller';

type Options = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly log: Logger;
  readonly caller: CallbackCaller;
  readonly nodeId: number;
  /** Told how long each answer took, in seconds. */
  readonly onAnswered: (delivered: boolean, seconds: number) => void;
  readonly now: () => Date;
  /** In [0, 1). */
  readonly random: () => number;
};

const UNASKED_PAUSE_MS = 1_000;

export type CallbackLoop = CallbackIntake & {
  /** Makes a call that is owed to nobody, such as a test. */
  call(call: CallbackCall): Promise<CallbackAnswer>;
  /** How many it has claimed and not yet recorded. */
  held(): number;
  stop(): Promise<void>;
};

export function startCallbackLoop(options: Options): CallbackLoop {
  const { writer, events, log, caller, nodeId, onAnswered, now, random } = options;
  const claims = createClaims();
  let stopping = false;
  const recording = createAttemptRecording({ writer, events, log, nodeId, now }, (ended) => recorded(ended));

  const unasked = createUnasked(log, (delivery) => {
    if (!stopping) void work(delivery);
  });

  const work = async (delivery: ClaimedDelivery) => {
    const answer = await caller.call(callOf(delivery));
    // It stays held by this process, and is called again by the next.
    if (answer.error === 'stopped') return;
    if (answer.error === 'withdrawn') return giveUp(delivery);
    if (answer.error === 'not_asked') return unasked.wait(delivery);
    claims.learn(delivery.receiver, answer.httpStatus !== null);
    const finished = judgeAttempt(delivery, answer, { now: now(), jitter: random() });
    onAnswered(finished.delivered, answer.durationMs / 1000);
    await recording.submit({ delivery, finished });
  };

  const forget = (delivery: ClaimedDelivery, wake: boolean) => {
    claims.remove(delivery);
    if (wake || claims.hasRoom(delivery.receiver) || claims.isEmpty()) loop.wake();
  };
  const recorded = ({ delivery, finished }: EndedCall) => {
    events.publish({ type: 'callbacks', accountId: delivery.accountId });
    forget(delivery, !finished.delivered);
  };
  /** It has ended already. Still held, it could not be redelivered; a lease that cannot be freed ends with this process. */
  const giveUp = async (delivery: ClaimedDelivery) => {
    await writer
      .commit((tx) => letGo(tx, 'callback', [delivery.id], nodeId))
      .catch((cause: unknown) => log.error({ err: cause }, 'a callback that is owed no more is still held'));
    forget(delivery, false);
  };

  const take = (deliveries: readonly ClaimedDelivery[]) => {
    // What is not sent before the end is free again at the next start.
    if (stopping) return;
    claims.add(deliveries);
    for (const delivery of deliveries) void work(delivery);
  };

  const takerFor = (receiver: string) => {
    if (!stopping && claims.admits(receiver)) return nodeId;
    loop.wake();
    return null;
  };

  const round = async (): Promise<'again' | Date | null> => {
    await recording.retry();
    try {
      const { due, more, nextAt } = await writer.commit((tx) => claimAhead(tx, claims, nodeId, now()));
      // What looks due may wait for calls in flight; their end wakes this loop.
      if (due.length === 0) return claims.isEmpty() ? nextAt : null;
      take(due);
      return more ? 'again' : null;
    } catch (cause) {
      claims.forgetFound();
      throw cause;
    }
  };

  const loop = startLoop({ name: 'callbacks', log, now, round });
  return {
    wake: loop.wake,
    takerFor,
    take,
    call: caller.call,
    held: claims.count,
    stop: async () => {
      stopping = true;
      await loop.stop();
      await caller.close();
      await recording.drained();
    },
  };
}

/** The database did not answer, so there is no putting back: they stay held, and are called again a moment later. */
function createUnasked(log: Logger, again: (delivery: ClaimedDelivery) => void) {
  let waiting = 0;
  return {
    wait: async (delivery: ClaimedDelivery): Promise<void> => {
      // Once for all of them, as all of them meet it.
      if (waiting === 0) log.error('the database does not say what signs callbacks; they are called again');
      waiting += 1;
      await setTimeout(UNASKED_PAUSE_MS, null, { ref: false });
      waiting -= 1;
      again(delivery);
    },
  };
}

/** Claims what there is room for; `more`: another look may find more. */
async function claimAhead(tx: SqlTransaction, claims: Claims, nodeId: number, now: Date) {
  if (!claims.hasRoomForOthers()) return { due: [], more: false, nextAt: null };
  const found = await findDueDeliveries(tx, { ...LOOK, now, busyReceivers: claims.busyReceivers() });
  const untold = found.filter(({ attempts }) => attempts === 0).map(({ messageId }) => messageId);
  const tries = await findFirstTries(tx, untold, now);
  const free = inTurn(found, tries, nodeId);
  // Once more: what there was no room for is not taken, and so what is behind it is not.
  const due = inTurn(claims.sift(free), tries, nodeId);
  await claimThese(
    tx,
    'callback',
    due.map(({ id }) => id),
    nodeId,
  );
  const more = found.length === LOOK.limit && due.length > 0;
  return { due, more, nextAt: due.length === 0 && free.length === found.length ? await nextCallbackAt(tx) : null };
}

/**
 * The first tries of one message's changes are made in their order, so that a receiver that answers hears of them in it;
 * after a failed first try the later ones do not wait for it.
 */
const callOf = ({ id, kind, accountId, apiUserId, url, messageId, attempts }: ClaimedDelivery): CallbackCall => ({
  url,
  kind,
  deliveryId: id,
  accountId,
  apiUserId,
  inOrderOf: attempts === 0 ? messageId : null,
});
