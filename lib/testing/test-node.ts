import { setImmediate } from 'node:timers/promises';
import type { Writer } from '@/lib/db/connections/writer';
import type { EventPublisher } from '@/lib/domain/events';
import type { ConnectedCarrier } from '@/lib/engine/carriers/contract/driver';
import { createCarryOut } from '@/lib/engine/dispatch/carry-out';
import { connectDispatcher } from '@/lib/engine/dispatch/connect-dispatcher';
import { createRouter, type Router } from '@/lib/engine/dispatch/routing/router';
import type { NewsQueue } from '@/lib/engine/receipts/news-queue';
import { createLogger } from '@/lib/platform/log/logger';

/** A node with one carrier, composed as in production, which does something only when it is told to. */
export type TestNode = {
  /** Makes rounds until nothing is due; answers how many messages were handed over. */
  dispatch(): Promise<number>;
  stop(): Promise<void>;
};

type Options = {
  readonly writer: Writer;
  readonly news: NewsQueue;
  readonly carrier: ConnectedCarrier;
  /** Absent: the carrier takes everything. */
  readonly router?: Router;
  readonly events?: EventPublisher;
  readonly nodeId: number;
  readonly now: () => Date;
};

/** As where there is one carrier. */
export const routerTo = (...takers: readonly string[]): Router =>
  createRouter({ routes: [], takers, down: new Set() }, () => undefined);

export function startTestNode({ writer, news, events = { publish: () => undefined }, ...options }: Options): TestNode {
  const asked = new Set<Promise<unknown>>();
  const track = <Value>(promise: Promise<Value>): Promise<Value> => {
    asked.add(promise);
    void promise.catch(() => undefined).finally(() => asked.delete(promise));
    return promise;
  };
  const quiet = async () => {
    do {
      await Promise.allSettled(asked);
      await news.drained();
      await setImmediate();
    } while (asked.size > 0);
  };
  const common = {
    router: routerTo(options.carrier.name),
    ...options,
    writer: { ...writer, commit: (work, urgency) => track(writer.commit(work, urgency)) },
    news: {
      ...news,
      receipt: (receipt) => track(news.receipt(receipt)),
      incoming: (segment) => track(news.incoming(segment)),
    },
  } satisfies Partial<Options>;
  const carryOut = createCarryOut(common);
  const dispatcher = connectDispatcher({
    ...common,
    events,
    log: createLogger('silent'),
    running: () => performance.now(),
    onAnswered: () => undefined,
    onRoom: () => undefined,
    onConnected: () => undefined,
  });
  return {
    dispatch: async () => {
      let all = 0;
      for (let isDone = false; !isDone; ) {
        await quiet();
        while (await carryOut()) await quiet();
        await quiet();
        const { claimed, isMore } = await dispatcher.round();
        all += claimed;
        isDone = claimed === 0 && !isMore;
      }
      await quiet();
      return all;
    },
    stop: options.carrier.driver.stop,
  };
}
