/**
 * Sends due callbacks, many at once but few to one host, so that a slow receiver holds back nobody else. Attempts
 * that end together are recorded together.
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

const MOST_AT_ONCE = 128;
const MOST_PER_HOST = 32;

export function startCallbackWorker({ db, events, log, sender, onAnswered, now, random }: Options) {
  const inFlight = new Map<number, string>();
  const recording = createGroupCommit(
    async (attempts: readonly FinishedAttempt[]) => {
      await recordCallbackAttempts({ db, events, now: now() }, attempts);
      return attempts.map(() => true);
    },
    { largestBatch: MOST_AT_ONCE, longestQueue: Number.POSITIVE_INFINITY },
  );

  const onHost = (host: string) => [...inFlight.values()].filter((name) => name === host).length;

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

  const start = (delivery: DueDelivery) => {
    attempt(delivery)
      .catch((cause: unknown) => log.error({ err: cause, deliveryId: delivery.id }, 'a callback could not be recorded'))
      .finally(() => {
        inFlight.delete(delivery.id);
        loop.wake();
      });
  };

  const round = async (): Promise<'again' | Date | null> => {
    const room = MOST_AT_ONCE - inFlight.size;
    if (room <= 0) return null;
    const busyHosts = [...new Set(inFlight.values())].filter((host) => onHost(host) >= MOST_PER_HOST);
    const due = await findDueDeliveries(db, { now: now(), busyHosts, perHost: MOST_PER_HOST, limit: room });
    const chosen: DueDelivery[] = [];
    for (const delivery of due) {
      const beside = chosen.filter((other) => other.host === delivery.host).length;
      if (inFlight.has(delivery.id) || onHost(delivery.host) + beside >= MOST_PER_HOST) continue;
      chosen.push(delivery);
    }
    // While calls are in flight, what looks due may wait for them; their end wakes this loop.
    if (chosen.length === 0) return inFlight.size > 0 ? null : nextCallbackAt(db);
    await inTransaction(db, (tx) =>
      leaseDeliveries(
        tx,
        chosen.map((delivery) => delivery.id),
        now(),
      ),
    );
    for (const delivery of chosen) {
      inFlight.set(delivery.id, delivery.host);
      start(delivery);
    }
    return 'again';
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
