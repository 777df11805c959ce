import type { CallbackSender } from '@/lib/callbacks/send-callback';
import type { Carrier } from '@/lib/carriers/carrier';
import { createSimulatedCarrier } from '@/lib/carriers/simulated-carrier';
import { releaseCallbackLeases } from '@/lib/db/callbacks/callback-queue';
import { endStaleWaits } from '@/lib/db/end-stale-waits';
import { nextDispatchAt, releaseDispatchLeases } from '@/lib/db/messages/dispatch-outbox';
import { nextSimulatedReceiptAt } from '@/lib/db/simulated-receipts';
import type { Writer } from '@/lib/db/writer';
import type { EventPublisher } from '@/lib/domain/events';
import type { Logger } from '@/lib/log/logger';
import type { Metrics } from '@/lib/metrics/metrics';
import { dispatchMessages } from '@/lib/use-cases/dispatch/dispatch-messages';
import { writeBulkSlice } from '@/lib/use-cases/messages/write-bulk-slice';
import { collectSimulatedReceipts } from '@/lib/use-cases/receipts/collect-simulated-receipts';
import { type CallbackWorker, startCallbackWorker } from './callback-worker';
import { startClockWatch } from './clock-watch';
import { startLoop } from './loop';

type Options = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly callbackSender: CallbackSender;
  readonly log: Logger;
  readonly simulatedCarrierSpeed: number;
  readonly metrics: Pick<Metrics, 'carrierAnswered' | 'callbackAnswered'>;
};

export type Workers = {
  /** Messages were accepted. */
  wake(): void;
  readonly callbacks: Omit<CallbackWorker, 'stop'>;
  stop(): Promise<void>;
};

/** Few enough that a batch holds the database, and with it everybody else, for some milliseconds only. */
const LARGEST_BATCH = 100;
const now = () => new Date();

/**
 * Starts dispatch, receipts and callbacks. Each loop wakes the next one along a message's way.
 * A fresh process owns no lease, so whatever a killed one held is taken up at once; and nobody knows whether the clock
 * was set back since.
 */
export async function startWorkers(options: Options): Promise<Workers> {
  const { writer, events, log, simulatedCarrierSpeed, callbackSender, metrics } = options;
  await writer.commit(async (tx) => {
    await endStaleWaits(tx, { now: now(), simulatedCarrierSpeed });
    await releaseDispatchLeases(tx);
    await releaseCallbackLeases(tx);
  });
  const carrier = timed(createSimulatedCarrier({ writer, speed: simulatedCarrierSpeed, now }), metrics.carrierAnswered);
  const callbacks = startCallbackWorker({
    writer,
    events,
    log,
    sender: callbackSender,
    onAnswered: metrics.callbackAnswered,
    now,
    random: Math.random,
  });
  const receipts = startLoop({
    name: 'simulated receipts',
    log,
    now,
    round: async () => {
      const count = await collectSimulatedReceipts({ writer, events, callbacks, now: now() }, LARGEST_BATCH);
      return count === LARGEST_BATCH ? 'again' : writer.commit(nextSimulatedReceiptAt);
    },
  });
  const dispatch = startLoop({
    name: 'dispatch',
    log,
    now,
    round: async () => {
      const count = await dispatchMessages({ writer, carrier, events, callbacks, now }, LARGEST_BATCH);
      if (count > 0) receipts.wake();
      return count === LARGEST_BATCH ? 'again' : writer.commit(nextDispatchAt);
    },
  });
  const bulk = startLoop({
    name: 'bulk sends',
    log,
    now,
    round: async () => {
      if ((await writeBulkSlice({ writer, events, now: now() })) === 0) return null;
      dispatch.wake();
      return 'again';
    },
  });
  const clock = startClockWatch({
    writer,
    log,
    simulatedCarrierSpeed,
    now,
    running: () => performance.now(),
    onEnded: () => {
      for (const worker of [dispatch, receipts, callbacks]) worker.wake();
    },
  });
  return {
    wake: () => {
      bulk.wake();
      dispatch.wake();
    },
    callbacks,
    stop: async () => {
      for (const worker of [clock, bulk, dispatch, receipts, callbacks]) await worker.stop();
    },
  };
}

/** The same carrier, with its answers timed. */
const timed = (carrier: Carrier, onAnswered: Metrics['carrierAnswered']): Carrier => ({
  ...carrier,
  submit: async (messages) => {
    const begun = performance.now();
    const results = await carrier.submit(messages);
    onAnswered(carrier.name, messages.length, (performance.now() - begun) / 1000);
    return results;
  },
});
