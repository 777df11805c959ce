import { listCarriers } from '@/lib/db/carriers/carriers';
import type { Carrier } from '@/lib/domain/carrier/carrier';
import type { NodeCarrier } from '@/lib/domain/instance/node';
import { runsOnOneNode, traitsOf } from './carriers/carriers';
import type { Carriers } from './carriers/thread/start-carriers-thread';
import { startDecisionLoop } from './dispatch/carry-out';
import type { DispatchOptions } from './dispatch/connect-dispatcher';
import { createStrandedEnd } from './dispatch/end-stranded';
import { createStrandedQuestion } from './dispatch/routing/ask-stranded';
import { createRouter } from './dispatch/routing/router';
import { startRoutingLoop } from './dispatch/routing/start-routing-loop';
import { watchCarriers } from './dispatch/routing/watch-carriers';
import { startDispatchLoop, startIdleLoop } from './dispatch/start-dispatch-loop';
import type { EngineMetrics } from './engine-metrics';
import type { Duties } from './nodes/duties';
import type { ServingNode } from './nodes/open-node';
import { createOwnCarriers } from './nodes/own-carriers';
import { type CarrierRuns, runCarriers } from './run-carriers';

type Options = Pick<DispatchOptions, 'writer' | 'events' | 'log' | 'nodeId' | 'now' | 'running' | 'news'> & {
  readonly node: Pick<ServingNode, 'duties' | 'others'>;
  readonly carriers: Pick<Carriers, 'connect'>;
  readonly onAnswered: EngineMetrics['carrierAnswered'];
};

type Dispatch = Omit<CarrierRuns, 'wakeOne' | 'takers' | 'here'> & {
  /** How those that run here are. */
  own(): readonly NodeCarrier[];
};

/** Names those duties that are a carrier's. */
const dutyOf = ({ name }: Pick<Carrier, 'name'>): string => `carrier ${name}`;

/** Which carriers run here: those that are this node's. One too many is ended first, and then left to another node. */
function runsByDuty(duties: Duties): Pick<Parameters<typeof runCarriers>[0], 'runHere' | 'onSettled'> {
  let leaving: string | null = null;
  return {
    runHere: async (inForce) => {
      const names = inForce.filter(runsOnOneNode).map(dutyOf);
      const held = await duties.take(names);
      leaving = duties.surplus(names);
      const isOurs = (duty: string) => held.has(duty) && duty !== leaving;
      return inForce.filter((carrier) => !runsOnOneNode(carrier) || isOurs(dutyOf(carrier)));
    },
    onSettled: async () => {
      if (leaving !== null) await duties.leave(leaving);
      leaving = null;
    },
  };
}

/** Runs the carriers in force side by side, each with what is its own. */
export async function startDispatch({ carriers, node, ...options }: Options): Promise<Dispatch> {
  const { writer, log, now, running } = options;
  const watch = watchCarriers(running);
  const router = createRouter({ routes: [], takers: [], down: new Set() }, (name) => runs.wakeOne(name));
  const dispatch = { ...options, router, onConnected: watch.told };
  const runs = runCarriers({
    read: () => writer.commit(listCarriers),
    ...runsByDuty(node.duties),
    connect: carriers.connect,
    start: (carrier, driver) => {
      watch.started(carrier.name);
      return startDispatchLoop({ ...dispatch, carrier: { ...traitsOf(carrier), driver } });
    },
    startIdle: () => startIdleLoop(dispatch),
    log,
  });
  const own = createOwnCarriers({ watch, runs, others: node.others });
  const endStranded = createStrandedEnd({ ...options, router });
  const askStranded = createStrandedQuestion({ ...options, router });
  const tendStranded = async () => {
    await askStranded();
    await endStranded();
  };
  const decisions = startDecisionLoop({ ...options, router });
  await runs.reread();
  const routing = startRoutingLoop({
    ...{ writer, router, takersNow: runs.takers, events: options.events, log, now, tendStranded },
    watch: { ...watch, down: own.downOfAll },
  });
  return {
    wake: runs.wake,
    underWay: runs.underWay,
    own: own.look,
    health: runs.health,
    ask: runs.ask,
    gaveReceipt: runs.gaveReceipt,
    reread: async () => {
      await runs.reread();
      routing.lookThrough();
    },
    stop: async () => {
      await Promise.all([routing.stop(), decisions.stop()]);
      await runs.stop();
    },
  };
}
