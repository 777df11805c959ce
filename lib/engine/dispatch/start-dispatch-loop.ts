import type { Writer } from '@/lib/db/connections/writer';
import { nextDueAt } from '@/lib/db/outbox/leases';
import type { Logger } from '@/lib/platform/log/logger';
import type { Metrics } from '@/lib/platform/metrics/metrics';
import type { ConnectedCarrier } from '../carriers/driver';
import { type Loop, startLoop } from '../outbox/loop';
import type { NewsQueue } from '../receipts/news-queue';
import { connectHost } from './connect-host';
import { createDispatcher } from './create-dispatcher';

type Options = {
  readonly writer: Writer;
  readonly carrier: ConnectedCarrier;
  readonly news: NewsQueue;
  readonly log: Logger;
  readonly nodeId: number;
  readonly now: () => Date;
  /** Milliseconds of a clock that nobody sets. */
  readonly running: () => number;
  readonly onAnswered: Metrics['carrierAnswered'];
};

/** Few enough that a claim holds the database, and with it everybody else, for some milliseconds only. */
const LARGEST_CLAIM = 100;

/** One carrier's loop: starts its driver, and hands it what is due, as much as it takes. */
export function startDispatchLoop({ carrier, news, onAnswered, ...common }: Options): Loop {
  const { writer, log, now } = common;
  const { name, driver } = carrier;
  const dispatcher = createDispatcher({
    ...common,
    carrier,
    onSubmitted: (submitted) => news.submitted({ carrier, submitted }),
    onTaken: (taken) => news.taken({ carrier, taken }),
    onAnswered: (messages, seconds) => onAnswered(name, messages, seconds),
  });
  /** The last round found no room: the loop rests until there is some. */
  let full = false;
  const loop = startLoop({
    name: `dispatch to ${name}`,
    log,
    now,
    round: async () => {
      dispatcher.giveUpUnanswered();
      await news.retryRecording();
      const limit = Math.min(LARGEST_CLAIM, driver.free());
      full = limit === 0;
      if (full) return null;
      const count = await dispatcher.handOver(limit);
      return count === limit ? 'again' : writer.commit((tx) => nextDueAt(tx, 'submission'));
    },
  });
  connectHost({
    carrier,
    writer,
    log,
    now,
    news,
    submitted: dispatcher.submitted,
    onRoom: () => {
      if (full && driver.free() > 0) loop.wake();
    },
  });
  return {
    wake: loop.wake,
    stop: async () => {
      await loop.stop();
      await driver.stop();
    },
  };
}
