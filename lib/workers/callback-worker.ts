/**
 * Sends due callbacks, many at once but few to one host, so that a slow receiver holds back nobody else. Deliveries are
 * claimed ahead, and attempts that end together are recorded together, so that the database is asked once for many.
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
import { type Database, inTransaction } from '@/lib/db/client';
import { callbackSucceeded, nextCallbackAttempt } from '@/lib/domain/delivery/callback-retry';
import type { EventPublisher } from '@/lib/domain/events';
import type { Logger } from '@/lib/log/logger';
import { recordCallbackAttempts } from '@/lib/use-cases/callbacks/record-callback-attempts';
import { createHostQueues } from './host-queues';
import { startLoop } from './loop';

type Options = {
  readonly db: Database;
  readonly events: EventPublisher;
  readonly log: Logger;
  readonly sender: CallbackSender;
  /** Told how long each answer took, in seconds. */
  readonly onAnswered: (delivered: boolean, seconds: number) => void;
  readonly now: () => Date;
  /** In [0, 1). */
  readonly random: () => number;
};

const MOST_AT_ONCE = 512;
const MOST_PER_HOST = 32;
/** Claimed for one host beyond what is being sent to it. */
const CLAIMED_PER_HOST = 256;
const LARGEST_CLAIM = 1_000;
const LARGEST_RECORD = 256;
const RECORD_GATHER_MS = 20;

export function startCallbackWorker({ db, events, log, sender, onAnswered, now, random }: Options) {
  const recording = createGroupCommit(
    async (attempts: readonly FinishedAttempt[]) => {
      await recordCallbackAttempts({ db, events, now: now() }, attempts);
      return attempts.map(() => true);
    },
    { largestBatch: LARGEST_RECORD, longestQueue: Number.POSITIVE_INFINITY, gatherMs: RECORD_GATHER_MS },
  );

  const attempt = async (delivery: DueDelivery, hostIsFree: () => void) => {
    const at = now();
    const headers = signCallback(validSecrets(delivery, at), {
      id: `delivery-${delivery.id}`,
      timestamp: Math.floor(at.getTime() / 1000),
      target: targetOf(delivery.url),
    });
    const said = await sender.send(delivery.url, headers);
    hostIsFree();
    const delivered = said.httpStatus !== null && callbackSucceeded(said.httpStatus);
    onAnswered(delivered, said.durationMs / 1000);
    const retryAt = delivered
      ? null
      : nextCallbackAttempt({ attempts: delivery.attempts + 1, now: now(), jitter: random() });
    const status = delivered ? 'delivered' : retryAt ? 'pending' : 'failed';
    await recording.submit({ ...said, deliveryId: delivery.id, at, status, nextAttemptAt: retryAt });
    events.publish({ type: 'callbacks', accountId: delivery.accountId });
  };

  const queues = createHostQueues<DueDelivery>({
    most: MOST_AT_ONCE,
    mostPerHost: MOST_PER_HOST,
    work: (delivery, hostIsFree) =>
      attempt(delivery, hostIsFree).catch((cause: unknown) =>
        log.error({ err: cause, deliveryId: delivery.id }, 'a callback could not be recorded'),
      ),
    onShort: () => loop.wake(),
  });

  const round = async (): Promise<'again' | Date | null> => {
    const busyHosts = queues.hostsWith(CLAIMED_PER_HOST);
    const wanted = { now: now(), busyHosts, perHost: CLAIMED_PER_HOST, limit: LARGEST_CLAIM };
    const due = (await findDueDeliveries(db, wanted)).filter(({ id }) => !queues.holds(id));
    // What looks due may wait for calls in flight; their end wakes this loop.
    if (due.length === 0) return queues.isEmpty() ? nextCallbackAt(db) : null;
    await inTransaction(db, (tx) =>
      leaseDeliveries(
        tx,
        due.map((delivery) => delivery.id),
        now(),
      ),
    );
    queues.add(due);
    return due.length === LARGEST_CLAIM ? 'again' : null;
  };

  const loop = startLoop({ name: 'callbacks', log, now, round });
  return {
    wake: loop.wake,
    stop: async () => {
      queues.clear();
      await loop.stop();
      await sender.close();
      await recording.drained();
    },
  };
}
