import type { Writer } from '@/lib/db/connections/writer';
import { endStaleWaits } from '@/lib/db/outbox/end-stale-waits';
import { wasSetBack } from '@/lib/domain/time/set-back';
import type { Logger } from '@/lib/platform/log/logger';
import { type Loop, startLoop } from './outbox/loop';

type Options = {
  readonly writer: Writer;
  readonly log: Logger;
  readonly now: () => Date;
  /** Milliseconds of a clock that nobody sets. */
  readonly running: () => number;
  /** Told that something may be due that was not a moment ago. */
  readonly onEnded: () => void;
};

/** Looks at the clock every second: once it was set back, nothing waits until it is as late as it was. */
export function startClockWatch({ writer, log, now, running, onEnded }: Options): Loop {
  const look = () => ({ wall: now().getTime(), running: running() });
  let last = look();
  return startLoop({
    name: 'clock',
    log,
    now,
    round: async () => {
      const current = look();
      if (wasSetBack(last, current)) {
        await writer.commit((tx) => endStaleWaits(tx, now()));
        log.warn('the clock was set back: what would have waited for it is due now');
        onEnded();
      }
      last = current;
      return null;
    },
  });
}
