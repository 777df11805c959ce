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
import { createClaims, LOOK } from './claims';
import { startLoop } from './loop';

type Options = CallbackAttempts & {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly log: Logger;
};

const LARGEST_RECORD = 256;
const RECORD_GATHER_MS = 20;

export type CallbackWorker = CallbackIntake & { wake(): void; stop(): Promise<void> };

export function startCallbackWorker({ writer, events, log, sender, onAnswered, now, random }: Options): CallbackWorker {
  const claims = createClaims();
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
    claims.remove(delivery);
    if (claims.hasRoom(delivery.host) || claims.isEmpty() || !finished?.delivered) loop.wake();
  };

  const take = (deliveries: readonly ClaimedDelivery[]) => {
    // What is not sent before the end is free again at the next start.
    if (stopping) return;
    claims.add(deliveries, now());
    for (const delivery of deliveries) void work(delivery);
  };

  const admits = (host: string) => {
    if (!stopping && claims.admits(host)) return true;
    loop.wake();
    return false;
  };

  const claim = async (tx: SqlTransaction) => {
    const at = now();
    await leaseDeliveries(tx, claims.renew(at), at);
    const due = claims.sift(await findDueDeliveries(tx, { ...LOOK, now: at, busyHosts: claims.busyHosts() }));
    await leaseDeliveries(
      tx,
      due.map(({ id }) => id),
      at,
    );
    return { due, nextAt: due.length === 0 ? await nextCallbackAt(tx) : null };
  };

  const round = async (): Promise<'again' | Date | null> => {
    try {
      const { due, nextAt } = await writer.commit(claim);
      // What looks due may wait for calls in flight; their end wakes this loop.
      if (due.length === 0) return claims.isEmpty() ? nextAt : null;
      take(due);
      return due.length === LOOK.limit ? 'again' : null;
    } catch (cause) {
      claims.forgetFound();
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
