import type { Logger } from '@/lib/log/logger';

export type Loop = {
  /** Something may be due: look now. */
  wake(): void;
  /** Resolves when the round in flight is over; no other follows. */
  stop(): Promise<void>;
};

type Options = {
  readonly name: string;
  readonly log: Logger;
  /** Does what is due and answers when something is due next; null = nothing is known to come. */
  readonly round: () => Promise<Date | null>;
};

/** Looks at least this often, whatever it was told, so that nothing rests on a wake-up alone. */
const LONGEST_REST_MS = 1_000;
const REST_AFTER_FAULT_MS = 1_000;

/** Repeats `round` until stopped, resting until the next due time in between. A fault is logged and waited out. */
export function startLoop({ name, log, round }: Options): Loop {
  let stopped = false;
  let awake = false;
  let endRest: (() => void) | null = null;

  const rest = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async () => {
    while (!stopped) {
      awake = false;
      let restMs = REST_AFTER_FAULT_MS;
      try {
        const next = await round();
        restMs = next ? next.getTime() - Date.now() : LONGEST_REST_MS;
      } catch (cause) {
        log.error({ err: cause, loop: name }, 'a worker round failed');
      }
      if (!awake && !stopped && restMs > 0) await rest(Math.min(restMs, LONGEST_REST_MS));
      endRest = null;
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
