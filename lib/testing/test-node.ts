import { setImmediate } from 'node:timers/promises';
import type { Writer } from '@/lib/db/connections/writer';
import { readOutstanding } from '@/lib/db/messages/outstanding';
import type { ConnectedCarrier } from '@/lib/engine/carriers/driver';
import { createDispatcher } from '@/lib/engine/dispatch/create-dispatcher';
import type { NewsQueue } from '@/lib/engine/receipts/news-queue';
import { createLogger } from '@/lib/platform/log/logger';

/** A node with one carrier, which does something only when it is told to. */
export type TestNode = {
  /** Hands over what is due, until nothing is; answers how many messages that were. */
  dispatch(): Promise<number>;
  /** Records what was not before. */
  retryRecording(): Promise<void>;
  stop(): Promise<void>;
};

type Options = {
  readonly writer: Writer;
  readonly news: NewsQueue;
  readonly carrier: ConnectedCarrier;
  readonly nodeId: number;
  readonly now: () => Date;
};

export function startTestNode({ writer, news, carrier, nodeId, now }: Options): TestNode {
  const { name, driver } = carrier;
  const dispatcher = createDispatcher({
    writer,
    carrier,
    log: createLogger('silent'),
    nodeId,
    now,
    running: () => performance.now(),
    onSubmitted: (submitted) => news.submitted({ carrier, submitted }),
    onTaken: (taken) => news.taken({ carrier, taken }),
    onAnswered: () => undefined,
  });
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
  driver.start({
    submitted: dispatcher.submitted,
    receipt: (receipt) => track(news.receipt({ ...receipt, carrier: name })),
    outstanding: (after) => track(writer.commit((tx) => readOutstanding(tx, name, after))),
    stateChanged: () => undefined,
  });
  return {
    dispatch: async () => {
      let all = 0;
      let count: number;
      do {
        await quiet();
        count = await dispatcher.handOver(driver.free());
        all += count;
      } while (count > 0);
      await quiet();
      return all;
    },
    retryRecording: news.retryRecording,
    stop: driver.stop,
  };
}
