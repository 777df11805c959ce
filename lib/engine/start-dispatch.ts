import { listCarriers } from '@/lib/db/carriers/carriers';
import { traitsOf } from './carriers/carriers';
import type { Carriers } from './carriers/thread/start-carriers-thread';
import { startDecisionLoop } from './dispatch/carry-out';
import type { DispatchOptions } from './dispatch/connect-dispatcher';
import { createStrandedEnd } from './dispatch/end-stranded';
import { createRouter } from './dispatch/routing/router';
import { startRoutingLoop } from './dispatch/routing/start-routing-loop';
import { watchCarriers } from './dispatch/routing/watch-carriers';
import { startDispatchLoop, startIdleLoop } from './dispatch/start-dispatch-loop';
import type { EngineMetrics } from './engine-metrics';
import { type CarrierRuns, runCarriers } from './run-carriers';

type Options = Pick<DispatchOptions, 'writer' | 'events' | 'log' | 'nodeId' | 'now' | 'running' | 'news'> & {
  readonly carriers: Pick<Carriers, 'connect'>;
  readonly onAnswered: EngineMetrics['carrierAnswered'];
};

/** Runs the carriers in force side by side, each with what is its own. */
export async function startDispatch({
  carriers,
  ...options
}: Options): Promise<Omit<CarrierRuns, 'wakeOne' | 'takers'>> {
  const { writer, log, now, running } = options;
  const watch = watchCarriers(running);
  const router = createRouter({ routes: [], takers: [], down: new Set() }, (name) => runs.wakeOne(name));
  const dispatch = { ...options, router, onConnected: watch.told };
  const runs = runCarriers({
    read: () => writer.commit(listCarriers),
    connect: carriers.connect,
    start: (carrier, driver) => {
      watch.started(carrier.name);
      return startDispatchLoop({ ...dispatch, carrier: { ...traitsOf(carrier), driver } });
    },
    startIdle: () => startIdleLoop(dispatch),
    log,
  });
  const endStranded = createStrandedEnd({ ...options, router });
  const decisions = startDecisionLoop({ ...options, router });
  await runs.reread();
  const routing = startRoutingLoop({ writer, router, watch, takersNow: runs.takers, log, now, endStranded });
  return {
    wake: runs.wake,
    health: runs.health,
    ask: runs.ask,
    gaveReceipt: runs.gaveReceipt,
    reread: async () => {
      await runs.reread();
      routing.wake();
    },
    stop: async () => {
      await Promise.all([routing.stop(), decisions.stop()]);
      await runs.stop();
    },
  };
}
