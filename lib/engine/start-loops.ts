import type { Writer } from '@/lib/db/connections/writer';
import { endStaleWaits } from '@/lib/db/outbox/end-stale-waits';
import { nextDueAt } from '@/lib/db/outbox/leases';
import { enterNode } from '@/lib/db/outbox/nodes';
import type { OwedKind } from '@/lib/db/outbox/outboxes';
import type { EventPublisher } from '@/lib/domain/events';
import type { Logger } from '@/lib/platform/log/logger';
import type { Metrics } from '@/lib/platform/metrics/metrics';
import { createSliceWriter } from './bulk/write-bulk-slice';
import { type CallbackLoop, startCallbackLoop } from './callbacks/callback-loop';
import type { CallbackCaller } from './callbacks/calls/callback-caller';
import type { Carrier } from './carriers/carrier';
import { createSimulatedCarrier } from './carriers/simulated-carrier';
import { startClockWatch } from './clock-watch';
import { createDispatcher } from './dispatch/create-dispatcher';
import { type DueWork, startDueLoop } from './outbox/due-loop';
import { createReceiptCollector } from './receipts/collect-simulated-receipts';
import { startRetentionLoop } from './retention/start-retention-loop';

type Options = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly callbackCaller: CallbackCaller;
  readonly log: Logger;
  readonly nodeId: number;
  readonly simulatedCarrierSpeed: number;
  readonly metrics: Pick<Metrics, 'carrierAnswered' | 'callbackAnswered'>;
};

export type Loops = {
  /** Messages were accepted. */
  wake(): void;
  readonly callbacks: Omit<CallbackLoop, 'stop'>;
  stop(): Promise<void>;
};

/** Few enough that a batch holds the database, and with it everybody else, for some milliseconds only. */
const LARGEST_BATCH = 100;
const now = () => new Date();

/**
 * Starts dispatch, receipts and callbacks. Each loop wakes the next one along a message's way.
 * Whatever a killed process held is taken up at once; and nobody knows whether the clock was set back since.
 */
export async function startLoops(options: Options): Promise<Loops> {
  const { writer, events, log, nodeId, simulatedCarrierSpeed, callbackCaller, metrics } = options;
  await writer.commit(async (tx) => {
    await endStaleWaits(tx, { now: now(), simulatedCarrierSpeed });
    await enterNode(tx, nodeId, now());
  });
  const carrier = timed(createSimulatedCarrier({ writer, speed: simulatedCarrierSpeed, now }), metrics.carrierAnswered);
  const callbacks = startCallbackLoop({
    writer,
    events,
    log,
    caller: callbackCaller,
    nodeId,
    onAnswered: metrics.callbackAnswered,
    now,
    random: Math.random,
  });
  const startDue = (name: string, kind: OwedKind, work: DueWork, options: { limit: number; onDone?: () => void }) =>
    startDueLoop({ name, log, now, work, nextDueAt: () => writer.commit((tx) => nextDueAt(tx, kind)), ...options });
  const common = { writer, events, log, nodeId, now };
  const receipts = startDue('simulated receipts', 'receipt', createReceiptCollector({ ...common, callbacks }), {
    limit: LARGEST_BATCH,
  });
  const dispatch = startDue('dispatch', 'submission', createDispatcher({ ...common, carrier, callbacks }), {
    limit: LARGEST_BATCH,
    onDone: () => receipts.wake(),
  });
  const bulk = startDue('bulk sends', 'slice', createSliceWriter(common), {
    limit: 1,
    onDone: () => dispatch.wake(),
  });
  const running = () => performance.now();
  const retention = startRetentionLoop({ writer, events, log, now, running });
  const clock = startClockWatch({
    writer,
    log,
    simulatedCarrierSpeed,
    now,
    running,
    onEnded: () => {
      for (const loop of [bulk, dispatch, receipts, callbacks]) loop.wake();
    },
  });
  return {
    wake: () => {
      bulk.wake();
      dispatch.wake();
    },
    callbacks,
    stop: async () => {
      for (const loop of [clock, retention, bulk, dispatch, receipts, callbacks]) await loop.stop();
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
