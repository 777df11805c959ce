/**
 * Sends due callbacks. Deliveries are claimed ahead, and attempts that end together are recorded together, so that the
 * database is asked once for many; the sender sees to it that a slow receiver holds back nobody else.
 */
import { createGroupCommit } from '@/lib/batching/group-commit';
import type { CallbackSender } from '@/lib/callbacks/send-callback';
import { targetOf, validSecrets } from '@/lib/callbacks/signing';
import { signCallback } from '@/lib/crypto/callback-signature';
import {
  type DueDelivery,
  type FinishedAttempt,
  findDueDeliveries,
  leaseDeliveries,
  nextCallbackAt,
} from '@/lib/db/callbacks/callback-queue';
import type { Writer } from '@/lib/db/writer';
import { callbackSucceeded, nextCallbackAttempt } from '@/lib/domain/delivery/callback-retry';
import type { EventPublisher } from '@/lib/domain/events';
import type { Logger } from '@/lib/log/logger';
import { recordCallbackAttempts } from '@/lib/use-cases/callbacks/record-callback-attempts';
import { createClaims } from './claims';
import { startLoop } from './loop';

type Options = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly log: Logger;
  readonly sender: CallbackSender;
  /** Told how long each answer took, in seconds. */
  readonly onAnswered: (delivered: boolean, seconds: number) => void;
  readonly now: () => Date;
  /** In [0, 1). */
  readonly random: () => number;
};

/** Claimed for one host: what is being sent to it and what waits for that. */
const CLAIMED_PER_HOST = 1_000;
const LARGEST_CLAIM = 1_000;
const LARGEST_RECORD = 256;
const RECORD_GATHER_MS = 20;

export function startCallbackWorker({ writer, events, log, sender, onAnswered, now, random }: Options) {
  const claims = createClaims();
  const recording = createGroupCommit(
    async (attempts: readonly FinishedAttempt[]) => {
      await recordCallbackAttempts({ writer, events, now: now() }, attempts);
      return attempts.map(() => true);
    },
    { largestBatch: LARGEST_RECORD, longestQueue: Number.POSITIVE_INFINITY, gatherMs: RECORD_GATHER_MS },
  );

  const attempt = async (delivery: DueDelivery) => {
    const at = now();
    const headers = signCallback(validSecrets(delivery, at), {
      id: `delivery-${delivery.id}`,
      timestamp: Math.floor(at.getTime() / 1000),
      target: targetOf(delivery.url),
    });
    const said = await sender.send(delivery.url, headers);
    const delivered = said.httpStatus !== null && callbackSucceeded(said.httpStatus);
    onAnswered(delivered, said.durationMs / 1000);
    const retryAt = delivered
      ? null
      : nextCallbackAttempt({ attempts: delivery.attempts + 1, now: now(), jitter: random() });
    const status = delivered ? 'delivered' : retryAt ? 'pending' : 'failed';
    await recording.submit({ ...said, deliveryId: delivery.id, at, status, nextAttemptAt: retryAt });
    events.publish({ type: 'callbacks', accountId: delivery.accountId });
  };

  const work = async (delivery: DueDelivery) => {
    try {
      await attempt(delivery);
    } catch (cause) {
      log.error({ err: cause, deliveryId: delivery.id }, 'a callback could not be recorded');
    }
    const left = claims.remove(delivery);
    if (left <= CLAIMED_PER_HOST / 2 || claims.isEmpty()) loop.wake();
  };

  const round = async (): Promise<'again' | Date | null> => {
    const busyHosts = claims.hostsWith(CLAIMED_PER_HOST / 2);
    const wanted = { now: now(), busyHosts, perHost: CLAIMED_PER_HOST / 2, limit: LARGEST_CLAIM };
    const { due, nextAt } = await writer.commit(async (tx) => {
      const claimed = (await findDueDeliveries(tx, wanted)).filter(({ id }) => !claims.holds(id));
      if (claimed.length === 0) return { due: [], nextAt: await nextCallbackAt(tx) };
      const ids = claimed.map(({ id }) => id);
      await leaseDeliveries(tx, ids, wanted.now);
      return { due: claimed, nextAt: null };
    });
    // What looks due may wait for calls in flight; their end wakes this loop.
    if (due.length === 0) return claims.isEmpty() ? nextAt : null;
    claims.add(due);
    for (const delivery of due) void work(delivery);
    return due.length === LARGEST_CLAIM ? 'again' : null;
  };

  const loop = startLoop({ name: 'callbacks', log, now, round });
  return {
    wake: loop.wake,
    stop: async () => {
      await loop.stop();
      await sender.close();
      await recording.drained();
    },
  };
}
