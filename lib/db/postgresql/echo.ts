import type { Logger } from '@/lib/platform/log/logger';

/** In which a node hears what it tells itself. */
const LONGEST_ECHO_MS = 1_000;
const ASK_AGAIN_MS = 5_000;

type Options = {
  /** Tells this node itself something, by the way on which it hears others. */
  readonly ask: () => Promise<unknown>;
  readonly log: Pick<Logger, 'info' | 'warn'>;
};

/** Whether a node would hear others: it is deaf that does not hear itself. */
export function createEcho({ ask: tellItself, log }: Options) {
  let isDeaf = false;
  let next: NodeJS.Timeout | undefined;
  const wait = (then: () => void, ms: number) => {
    clearTimeout(next);
    next = setTimeout(then, ms);
  };
  const giveUp = () => {
    if (!isDeaf)
      log.warn({}, 'what other nodes tell is not heard, as behind a pooler: all of it is read again and again');
    isDeaf = true;
    wait(ask, ASK_AGAIN_MS);
  };
  const ask = (): void => {
    wait(giveUp, LONGEST_ECHO_MS);
    // Where nothing can be told, nobody knows what would be heard.
    tellItself().catch(() => wait(ask, ASK_AGAIN_MS));
  };
  return {
    ask,
    heard: (): void => {
      clearTimeout(next);
      if (isDeaf) log.info({}, 'what other nodes tell is heard');
      isDeaf = false;
    },
    isDeaf: (): boolean => isDeaf,
    stop: (): void => clearTimeout(next),
  };
}
