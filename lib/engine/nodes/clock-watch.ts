import { wasSetBack } from '@/lib/domain/time/set-back';
import type { Logger } from '@/lib/platform/log/logger';
import { type Loop, startLoop } from '../outbox/loop';

type Options = {
  readonly log: Logger;
  readonly now: () => Date;
  /** Milliseconds of a clock that nobody sets. */
  readonly running: () => number;
  /** Told once the clock was set back. */
  readonly onSetBack: () => Promise<void>;
};

/** Looks at this machine's clock every second, where a node goes by it: where there are several, they look at the database's. */
export function startClockWatch({ log, now, running, onSetBack }: Options): Loop {
  const look = () => ({ wall: now().getTime(), running: running() });
  let last = look();
  return startLoop({
    name: 'clock',
    log,
    now,
    round: async () => {
      const current = look();
      if (wasSetBack(last, current)) await onSetBack();
      last = current;
      return null;
    },
  });
}
