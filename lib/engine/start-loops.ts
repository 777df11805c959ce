import type { Writer } from '@/lib/db/connections/writer';
import { dropOrphanTexts } from '@/lib/db/messages/own-texts';
import { endStaleWaits } from '@/lib/db/outbox/end-stale-waits';
import { nextDueAt } from '@/lib/db/outbox/leases';
import { enterNode } from '@/lib/db/outbox/nodes';
import type { EventPublisher } from '@/lib/domain/events';
import type { Logger } from '@/lib/platform/log/logger';
import { createSliceWriter } from './bulk/write-bulk-slice';
import { type CallbackLoop, startCallbackLoop } from './callbacks/callback-loop';
import type { CallbackCaller } from './callbacks/calls/callback-caller';
import type { Carriers } from './carriers/thread/start-carriers-thread';
import { startClockWatch } from './clock-watch';
import { doubtOrphans } from './dispatch/doubt-orphans';
import type { EngineMetrics } from './engine-metrics';
import { startDueLoop } from './outbox/due-loop';
import type { NewsQueue } from './receipts/news-queue';
import { startRetentionLoop } from './retention/start-retention-loop';
import type { CarrierRuns } from './run-carriers';
import { startDispatch } from './start-dispatch';

type Options = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly callbackCaller: CallbackCaller;
  readonly log: Logger;
  readonly nodeId: number;
  readonly carriers: Pick<Carriers, 'connect'>;
  readonly news: NewsQueue;
  readonly metrics: Pick<EngineMetrics, 'carrierAnswered' | 'callbackAnswered'>;
};

export type Loops = {
  /** Messages were accepted. */
  wake(): void;
  readonly callbacks: Omit<CallbackLoop, 'stop'>;
  readonly carriers: Pick<CarrierRuns, 'reread' | 'health' | 'ask' | 'gaveReceipt'>;
  stop(): Promise<void>;
};

const now = () => new Date();
const running = () => performance.now();

/**
 * Starts dispatch, carriers and callbacks. Each loop wakes the next one along a message's way.
 * Whatever a killed process held is taken up at once; and nobody knows whether the clock was set back since.
 */
export async function startLoops(options: Options): Promise<Loops> {
  const { writer, events, log, nodeId, carriers, news, callbackCaller, metrics } = options;
  await writer.commit(async (tx) => {
    await endStaleWaits(tx, now());
    await doubtOrphans(tx, nodeId, now());
    await enterNode(tx, nodeId, now());
    await dropOrphanTexts(tx, nodeId);
  });
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
  const common = { writer, events, log, nodeId, now };
  const runs = await startDispatch({ ...common, running, news, carriers, onAnswered: metrics.carrierAnswered });
  const bulk = startDueLoop({
    name: 'bulk sends',
    log,
    now,
    work: createSliceWriter(common),
    nextDueAt: () => writer.commit((tx) => nextDueAt(tx, 'slice')),
    limit: 1,
    onDone: runs.wake,
  });
  const retention = startRetentionLoop({ writer, events, log, now, running });
  const clock = startClockWatch({
    writer,
    log,
    now,
    running,
    onEnded: () => {
      for (const loop of [bulk, runs, callbacks]) loop.wake();
    },
  });
  return {
    wake: () => {
      bulk.wake();
      runs.wake();
    },
    callbacks,
    carriers: runs,
    stop: async () => {
      for (const loop of [clock, retention, bulk, runs]) await loop.stop();
      await news.drained();
      await callbacks.stop();
    },
  };
}
