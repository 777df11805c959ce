import { type Loop, startLoop } from './loop';

/** What one loop does with what is owed (lib/db/outbox). */
export type DueWork = {
  /** Claims what is due, at most `limit`, and does it; answers how many it claimed. */
  doDue(limit: number): Promise<number>;
  /** Records outcomes that the database did not take before. */
  retryRecording(): Promise<void>;
};

type Options = Omit<Parameters<typeof startLoop>[0], 'round'> & {
  readonly work: DueWork;
  readonly limit: number;
  /** When something is due next; null: nothing is owed. */
  readonly nextDueAt: () => Promise<Date | null>;
  /** Told after each round that did something. */
  readonly onDone?: () => void;
};

/** The loop of every kind of owed work but callbacks, which are claimed ahead (../callbacks/callback-loop.ts). */
export const startDueLoop = ({ work, limit, nextDueAt, onDone, ...options }: Options): Loop =>
  startLoop({
    ...options,
    round: async () => {
      await work.retryRecording();
      const count = await work.doDue(limit);
      if (count > 0) onDone?.();
      return count === limit ? 'again' : nextDueAt();
    },
  });
