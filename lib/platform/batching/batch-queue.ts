import { setTimeout as pause } from 'node:timers/promises';

/**
 * What arrives while a batch is worked on is the next batch: many at once cost less than each alone, as rows that go in
 * together. It is bounded, and knows nothing of transactions: which of them share one is the writer's matter.
 */
export type BatchQueue<Item, Outcome> = {
  /** Resolves once the batch that holds `item` is done. Null: the queue is full and nothing was done. */
  submit(item: Item): Promise<Outcome> | null;
  /** How many items wait for their batch to begin. */
  waiting(): number;
  /** Resolves when everything submitted so far has been answered. */
  drained(): Promise<void>;
};

type Options<Outcome> = {
  readonly largestBatch: number;
  /** Items waiting beyond this are turned away, so that memory stays bounded under any load. */
  readonly longestQueue: number;
  /** How long a batch that is not full waits for more, in milliseconds; 0 where somebody waits for the answer. */
  readonly gatherMs?: number;
  /** What waits for so long until its batch begins is answered so, undone: whoever asked may not be there any more. */
  readonly late?: { readonly afterMs: number; readonly outcome: Outcome };
};

type Waiting<Item, Outcome> = {
  readonly item: Item;
  /** Of a clock that nobody sets. */
  readonly since: number;
  resolve(outcome: Outcome): void;
  reject(cause: unknown): void;
};

/** `work` answers one outcome for each item, in order; if it throws, every item of that batch is rejected. */
export function createBatchQueue<Item, Outcome>(
  work: (items: readonly Item[]) => Promise<readonly Outcome[]>,
  { largestBatch, longestQueue, gatherMs = 0, late }: Options<Outcome>,
): BatchQueue<Item, Outcome> {
  let queue: Waiting<Item, Outcome>[] = [];
  let running: Promise<void> | null = null;

  const doBatch = async (batch: readonly Waiting<Item, Outcome>[]) => {
    try {
      const outcomes = await work(batch.map((waiting) => waiting.item));
      for (const [index, waiting] of batch.entries()) {
        const outcome = outcomes[index];
        if (outcome === undefined) waiting.reject(new Error('The batch answered fewer outcomes than items.'));
        else waiting.resolve(outcome);
      }
    } catch (cause) {
      for (const waiting of batch) waiting.reject(cause);
    }
  };

  const run = async () => {
    // One turn of the event loop lets the requests that arrived together share the first batch too.
    await new Promise((resolve) => setImmediate(resolve));
    while (queue.length > 0) {
      if (gatherMs > 0 && queue.length < largestBatch) await pause(gatherMs);
      const batch = queue.slice(0, largestBatch);
      queue = queue.slice(largestBatch);
      if (batch.length > 0) await doBatch(batch);
    }
    running = null;
  };

  let looking: NodeJS.Timeout | undefined;
  const lookForLate = ({ afterMs, outcome }: NonNullable<typeof late>) => {
    const [oldest] = queue;
    if (looking !== undefined || !oldest) return;
    const look = () => {
      looking = undefined;
      const latest = performance.now() - afterMs;
      const inTime = queue.findIndex(({ since }) => since > latest);
      const overdue = queue.splice(0, inTime < 0 ? queue.length : inTime);
      for (const { resolve } of overdue) resolve(outcome);
      lookForLate({ afterMs, outcome });
    };
    looking = setTimeout(look, oldest.since + afterMs - performance.now()).unref();
  };

  return {
    submit(item) {
      if (queue.length >= longestQueue) return null;
      return new Promise((resolve, reject) => {
        queue.push({ item, since: performance.now(), resolve, reject });
        if (late) lookForLate(late);
        running ??= run();
      });
    },
    waiting: () => queue.length,
    drained: async () => {
      while (running) await running;
    },
  };
}
