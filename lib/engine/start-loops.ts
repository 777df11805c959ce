import { endStaleWaits } from '@/lib/db/outbox/end-stale-waits';
import { nextDueAt } from '@/lib/db/outbox/leases';
import type { EventPublisher } from '@/lib/domain/events';
import {
  agreedAt,
  type Listens,
  type NodeRuns,
  nodeName,
  type Standing,
  type StoredNode,
} from '@/lib/domain/instance/node';
import type { Logger } from '@/lib/platform/log/logger';
import { createSliceWriter } from './bulk/write-bulk-slice';
import { type CallbackLoop, startCallbackLoop } from './callbacks/callback-loop';
import type { CallbackCaller } from './callbacks/calls/callback-caller';
import type { Carriers } from './carriers/thread/start-carriers-thread';
import type { EngineMetrics } from './engine-metrics';
import type { ServingNode } from './nodes/open-node';
import { startDueLoop } from './outbox/due-loop';
import type { NewsQueue } from './receipts/news-queue';
import { startRetentionLoop } from './retention/start-retention-loop';
import type { CarrierRuns } from './run-carriers';
import { startDispatch } from './start-dispatch';

type Options = {
  readonly events: EventPublisher;
  readonly callbackCaller: CallbackCaller;
  readonly log: Logger;
  readonly node: ServingNode;
  readonly carriers: Pick<Carriers, 'connect' | 'sharedBy'>;
  readonly news: NewsQueue;
  readonly metrics: Pick<EngineMetrics, 'carrierAnswered' | 'callbackAnswered'>;
};

export type Loops = {
  /** Messages were accepted. */
  wake(): void;
  readonly callbacks: Omit<CallbackLoop, 'stop'>;
  readonly carriers: Pick<CarrierRuns, 'reread' | 'health' | 'ask' | 'gaveReceipt'>;
  standing(): Standing;
  stop(): Promise<void>;
};

/** What one node does for all. */
const RETENTION = 'retention';
const OUTAGES = 'outages';
const CHORES = [RETENTION, OUTAGES];

const running = () => performance.now();

/** Since when its carriers are down it says by its own clock. */
const runsOf = ({ carriers, aheadMs, ...node }: StoredNode): NodeRuns => ({
  node: nodeName(node),
  carriers: carriers.map((one) => ({ ...one, downSince: agreedAt(one.downSince, aheadMs) })),
});

/**
 * Starts dispatch, carriers and callbacks. Each loop wakes the next one along a message's way.
 * Whatever a killed process held is taken up at once; and nobody knows whether the clock was set back since.
 */
export async function startLoops(options: Options, listens: Listens | null): Promise<Loops> {
  const { events, log, node, carriers, news, callbackCaller, metrics } = options;
  const { writer, now, duties, id: nodeId } = node;
  const tellNodes = () => carriers.sharedBy?.(node.others().length + 1);
  await node.enter(listens);
  // Before any carrier is given anything: each node keeps to its part of the pace.
  tellNodes();
  const endWaits = () => writer.commit(async (tx) => endStaleWaits(tx, await node.timeBy(tx)));
  await endWaits();
  await duties.take(CHORES);
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
  const runs = await startDispatch({ ...common, node, running, news, carriers, onAnswered: metrics.carrierAnswered });
  const bulk = startDueLoop({
    name: 'bulk sends',
    log,
    now,
    work: createSliceWriter(common),
    nextDueAt: () => writer.commit((tx) => nextDueAt(tx, 'slice')),
    limit: 1,
    onDone: runs.wake,
  });
  const retention = startRetentionLoop({ writer, events, log, now, running, isOurs: () => duties.holds(RETENTION) });
  const wakeAll = () => {
    for (const loop of [bulk, runs, callbacks]) loop.wake();
  };
  node.begin({
    look: () => ({ held: runs.underWay() + callbacks.held(), carriers: runs.own() }),
    onBeat: async () => {
      tellNodes();
      await duties.take(CHORES);
      await runs.reread();
    },
    onTakenUp: wakeAll,
    onSetBack: async () => {
      await endWaits();
      log.warn('the clock was set back: what would have waited for it is due now');
      wakeAll();
    },
  });
  return {
    wake: () => {
      bulk.wake();
      runs.wake();
    },
    callbacks,
    carriers: runs,
    standing: () => ({
      ...node.state(),
      nodes: node.others().length + 1,
      looksAfterCarriers: duties.holds(OUTAGES),
      others: node.others().map(runsOf),
    }),
    stop: async () => {
      for (const loop of [retention, bulk, runs]) await loop.stop();
      await news.drained();
      await callbacks.stop();
      await node.leave();
    },
  };
}
