/**
 * Sends callbacks. Most are handed over as they are born; what waits in the database, because its host was busy or a
 * try failed, is claimed ahead. Attempts that end together are recorded together, so that the database is asked once
 * for many; the sender sees to it that a slow receiver holds back nobody else.
 */
import { createGroupCommit } from '@/lib/batching/group-commit';
import type { CallbackSender } from '@/lib/callbacks/send-callback';
import { signCallback } from '@/lib/crypto/callback-signature';
import {
  type ClaimedDelivery,
  findDueDeliveries,
  leaseDeliveries,
  nextCallbackAt,
} from '@/lib/db/callbacks/callback-queue';
import type { SqlTransaction } from '@/lib/db/sql-transaction';
import type { Writer } from '@/lib/db/writer';
import { callbackSucceeded, nextCallbackAttempt } from '@/lib/domain/delivery/callback-retry';
import { targetOf, validSecrets } from '@/lib/domain/delivery/callback-signing';
import type { EventPublisher } from '@/lib/domain/events';
import type { Logger } from '@/lib/log/logger';
import type { CallbackIntake } from '@/lib/use-cases/_shared/apply-reports';
import { type RecordedTry, recordCallbackAttempts } from '@/lib/use-cases/callbacks/record-callback-attempts';
import { createClaims } from './claims';
import { startLoop } from './loop';
import { createOneAfterAnother } from './one-after-another';

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
const CLAIMED_PER_HOST = 2_000;
const LARGEST_CLAIM_PER_HOST = 500;
const LARGEST_CLAIM = 1_000;
const LARGEST_RECORD = 256;
const RECORD_GATHER_MS = 20;

export type CallbackWorker = CallbackIntake & { wake(): void; stop(): Promise<void> };

export function startCallbackWorker({ writer, events, log, sender, onAnswered, now, random }: Options): CallbackWorker {
  const claims = createClaims();
  /** Hosts to which nothing that is due waits in the database: only they are sent to at once, so that none overtakes. */
  const caughtUp = new Set<string>();
  const inOrder = createOneAfterAnother<number>();
  let stopping = false;
  const recording = createGroupCommit(
    async (tries: readonly RecordedTry[]) => {
      await recordCallbackAttempts({ writer, events, now: now() }, tries);
      return tries.map(() => true);
    },
    { largestBatch: LARGEST_RECORD, longestQueue: Number.POSITIVE_INFINITY, gatherMs: RECORD_GATHER_MS },
  );

  const attempt = async (delivery: ClaimedDelivery): Promise<RecordedTry> => {
    const at = now();
    const secrets = validSecrets(delivery, at);
    const headers = signCallback(secrets, {
      id: `delivery-${delivery.id}`,
      timestamp: Math.floor(at.getTime() / 1000),
      target: secrets.length > 0 ? targetOf(delivery.url) : '',
    });
    const said = await sender.send(delivery.url, headers);
    const delivered = said.httpStatus !== null && callbackSucceeded(said.httpStatus);
    onAnswered(delivered, said.durationMs / 1000);
    const retryAt = delivered
      ? null
      : nextCallbackAttempt({ attempts: delivery.attempts + 1, now: now(), jitter: random() });
    const status = delivered ? 'delivered' : retryAt ? 'pending' : 'failed';
    const { id: deliveryId, apiUserId, createdAt } = delivery;
    return { ...said, deliveryId, apiUserId, createdAt, at, delivered, status, nextAttemptAt: retryAt };
  };

  /**
   * The first tries of one message's changes are made in their order, so that a receiver that answers hears of them in
   * it; after a failed first try the later ones do not wait for its retries.
   */
  const attemptInTurn = (delivery: ClaimedDelivery) =>
    delivery.attempts === 0 ? inOrder(delivery.messageId, () => attempt(delivery)) : attempt(delivery);

  const work = async (delivery: ClaimedDelivery) => {
    let finished: RecordedTry | null = null;
    try {
      finished = await attemptInTurn(delivery);
      await recording.submit(finished);
      events.publish({ type: 'callbacks', accountId: delivery.accountId });
    } catch (cause) {
      log.error({ err: cause, deliveryId: delivery.id }, 'a callback could not be recorded');
    }
    const left = claims.remove(delivery);
    const more = !caughtUp.has(delivery.host) && left <= CLAIMED_PER_HOST / 2;
    if (more || claims.isEmpty() || !finished?.delivered) loop.wake();
  };

  const take = (deliveries: readonly ClaimedDelivery[]) => {
    // What is not sent before the end is free again at the next start.
    if (stopping) return;
    claims.add(deliveries);
    for (const delivery of deliveries) void work(delivery);
  };

  const admits = (host: string) => {
    if (claims.countOf(host) >= CLAIMED_PER_HOST) caughtUp.delete(host);
    if (!stopping && caughtUp.has(host)) return true;
    loop.wake();
    return false;
  };

  const claim = async (tx: SqlTransaction) => {
    const room = {
      now: now(),
      busyHosts: claims.hostsWith(CLAIMED_PER_HOST / 2),
      perHost: LARGEST_CLAIM_PER_HOST,
      limit: LARGEST_CLAIM,
    };
    const found = await findDueDeliveries(tx, room);
    const due = found.filter(({ id }) => !claims.holds(id));
    if (due.length > 0) {
      const ids = due.map(({ id }) => id);
      await leaseDeliveries(tx, ids, room.now);
    }
    const foundOf = (host: string) => found.filter((delivery) => delivery.host === host).length;
    const emptied = [...new Set(found.map(({ host }) => host))].filter((host) => foundOf(host) < room.perHost);
    if (found.length < LARGEST_CLAIM) for (const host of emptied) caughtUp.add(host);
    return { due, nextAt: due.length === 0 ? await nextCallbackAt(tx) : null };
  };

  const round = async (): Promise<'again' | Date | null> => {
    try {
      const { due, nextAt } = await writer.commit(claim);
      // What looks due may wait for calls in flight; their end wakes this loop.
      if (due.length === 0) return claims.isEmpty() ? nextAt : null;
      take(due);
      return due.length === LARGEST_CLAIM ? 'again' : null;
    } catch (cause) {
      // What was found was not claimed after all.
      caughtUp.clear();
      throw cause;
    }
  };

  const loop = startLoop({ name: 'callbacks', log, now, round });
  return {
    wake: loop.wake,
    admits,
    take,
    stop: async () => {
      stopping = true;
      await loop.stop();
      await sender.close();
      await recording.drained();
    },
  };
}
