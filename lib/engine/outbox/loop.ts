import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Logger } from '@/lib/platform/log/logger';

export type Loop = {
  /** Something may be due: look now. */
  wake(): void;
  /** Resolves when the round in flight is over; no other follows. */
  stop(): Promise<void>;
};

type Options = {
  readonly name: string;
  readonly log: Logger;
  readonly now: () => Date;
  /** Does what is due. Answers `again` when there may be more, else when something is due next; null = not known. */
  readonly round: () => Promise<'again' | Date | null>;
};

/** A round that did nothing is not repeated at once, even if something seems due: it may be held elsewhere. */
const SHORTEST_REST_MS = 20;

/** Looks at least this often, whatever it was told, so that nothing rests on a wake-up alone. */
const LONGEST_REST_MS = 1_000;
const REST_AFTER_FAULT_MS = 1_000;

/** Between a round and one that somebody wakes, so that what arrives one by one is worked on together. */
const GATHER_MS = 40;

/** Repeats `round` until stopped, resting until the next due time in between. A fault is logged and waited out. */
export function startLoop({ name, log, now, round }: Options): Loop {
  let stopped = false;
  let awake = false;
  let endRest: (() => void) | null = null;

  const rest = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = globalThis.setTimeout(resolve, milliseconds);
      endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async () => {
    while (!stopped) {
      awake = false;
      let restMs: number;
      try {
        restMs = restAfter(await round(), now());
      } catch (cause) {
        log.error({ err: cause, loop: name }, 'a round failed');
        restMs = REST_AFTER_FAULT_MS;
      }
      // SQLite answers without leaving this thread, so a loop that never rests would let nothing else run.
      if (stopped || restMs === 0) await setImmediate();
      else {
        const gathered = performance.now() + GATHER_MS;
        if (!awake) await rest(restMs);
        endRest = null;
        const gathering = gathered - performance.now();
        if (awake && !stopped && gathering > 0) await setTimeout(gathering);
      }
    }
  };
  const running = run();

  const wake = () => {
    awake = true;
    endRest?.();
  };
  return {
    wake,
    stop: () => {
      stopped = true;
      wake();
      return running;
    },
  };
}

function restAfter(next: 'again' | Date | null, now: Date): number {
  if (next === 'again') return 0;
  if (next === null) return LONGEST_REST_MS;
  return Math.max(SHORTEST_REST_MS, Math.min(LONGEST_REST_MS, next.getTime() - now.getTime()));
}
