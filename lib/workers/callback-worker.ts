/**
 * Sends callbacks. Most are handed over as they are born; what waits in the database, because its host was busy or a
 * try failed, is claimed ahead. Attempts that end together are recorded together, so that the database is asked once
 * for many; the sender sees to it that a slow receiver holds back nobody else.
 */
import { createGroupCommit } from '@/lib/batching/group-commit';
import {
  type ClaimedDelivery,
  findDueDeliveries,
  leaseDeliveries,
  nextCallbackAt,
} from '@/lib/db/callbacks/callback-queue';
import type { SqlTransaction } from '@/lib/db/sql-transaction';
import type { Writer } from '@/lib/db/writer';
import type { EventPublisher } from '@/lib/domain/events';
import type { Logger } from '@/lib/log/logger';
import type { CallbackIntake } from '@/lib/use-cases/_shared/apply-reports';
import { type RecordedTry, recordCallbackAttempts } from '@/lib/use-cases/callbacks/record-callback-attempts';
import { type CallbackAttempts, createCallbackAttempts } from './callback-attempts';
import { createClaims } from './claims';
import { startLoop } from './loop';

type Options = CallbackAttempts & {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly log: Logger;
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
  let stopping = false;
  const recording = createGroupCommit(
    async (tries: readonly RecordedTry[]) => {
      await recordCallbackAttempts({ writer, events, now: now() }, tries);
      return tries.map(() => true);
    },
    { largestBatch: LARGEST_RECORD, longestQueue: Number.POSITIVE_INFINITY, gatherMs: RECORD_GATHER_MS },
  );

  const attempt = createCallbackAttempts({ sender, onAnswered, now, random });

  const work = async (delivery: ClaimedDelivery) => {
    let finished: RecordedTry | null = null;
    try {
      finished = await attempt(delivery);
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
