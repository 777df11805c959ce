import type { Writer } from '@/lib/db/connections/writer';
import type { EventPublisher } from '@/lib/domain/events';
import type { Logger } from '@/lib/platform/log/logger';
import { type Loop, startLoop } from '../outbox/loop';
import { createPurge } from './purge-piece';

/** A start has more urgent things to do. */
const FIRST_PURGE_MS = 60_000;
const BETWEEN_PURGES_MS = 3_600_000;

/** Deleting is in no hurry: everybody else comes between two pieces. */
const BETWEEN_PIECES_MS = 20;

type Options = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly log: Logger;
  readonly now: () => Date;
  /** Milliseconds on a clock that nobody sets. */
  readonly running: () => number;
  /** Whether this node does it for all. */
  readonly isOurs: () => boolean;
};

/** Deletes what accounts no longer keep, once an hour. */
export function startRetentionLoop({ writer, events, log, now, running, isOurs }: Options): Loop {
  const purge = createPurge();
  let nextAt = running() + FIRST_PURGE_MS;
  const inMilliseconds = (milliseconds: number) => new Date(now().getTime() + milliseconds);
  return startLoop({
    name: 'retention',
    log,
    now,
    round: async () => {
      if (!isOurs()) return null;
      if (running() < nextAt) return inMilliseconds(nextAt - running());
      if (await purge({ writer, events, now: now() })) return inMilliseconds(BETWEEN_PIECES_MS);
      nextAt = running() + BETWEEN_PURGES_MS;
      return inMilliseconds(BETWEEN_PURGES_MS);
    },
  });
}
