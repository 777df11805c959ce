import { setTimeout } from 'node:timers/promises';
import type { ChappeServer } from '../../e2e/fixtures/chappe-server';

const PAUSE_MS = 200;

export type SupervisedNode = {
  /** Where it is just now; null: it is being started. */
  url(): string | null;
  /** How often it was started. */
  starts(): number;
  kill(): void;
  /** Ends it, and starts it no more. */
  stop(): Promise<void>;
};

/** A node that is started again whenever it ends, as whatever supervises it would. Resolves once it runs. */
export async function superviseNode(start: () => Promise<ChappeServer>): Promise<SupervisedNode> {
  let node: ChappeServer | null = null;
  let isWanted = true;
  let starts = 0;
  const begin = async (): Promise<ChappeServer> => {
    for (;;) {
      try {
        const begun = await start();
        starts += 1;
        return begun;
      } catch (cause) {
        // Its database may be away.
        if (!isWanted) throw cause;
        await setTimeout(PAUSE_MS);
      }
    }
  };
  let current = await begin();
  node = current;
  const keep = async () => {
    for (;;) {
      await current.ended();
      node = null;
      if (!isWanted) return;
      current = await begin();
      node = current;
      // Whoever stopped it meanwhile found nothing to stop.
      if (!isWanted) void current.signal('SIGTERM');
    }
  };
  const kept = keep();
  return {
    url: () => node?.url ?? null,
    starts: () => starts,
    kill: () => {
      void node?.signal('SIGKILL');
      // Nobody is to take it for there while it ends.
      node = null;
    },
    stop: async () => {
      isWanted = false;
      await node?.signal('SIGTERM');
      await kept;
    },
  };
}
