import { carriersTogether, type NodeCarrier, type NodeState } from '@/lib/domain/instance/node';
import type { CarrierWatch } from '../dispatch/routing/watch-carriers';

type Options = {
  readonly watch: Pick<CarrierWatch, 'down'>;
  readonly runs: {
    here(): readonly string[];
    health(): Promise<readonly Pick<NodeCarrier, 'name' | 'downSince'>[]>;
  };
  /** The other nodes that live. */
  readonly others: () => readonly Pick<NodeState, 'carriers'>[];
};

/** How the carriers are that this node runs, for the others; and how all of them are, the others' among them. */
export function createOwnCarriers({ watch, runs, others }: Options) {
  let downSince: ReadonlyMap<string, Date | null> = new Map();
  let asking = false;
  /** They are in another thread, which no beat waits for. */
  const askAgain = async () => {
    if (asking) return;
    asking = true;
    const states = await runs.health().catch(() => []);
    downSince = new Map(states.map((one) => [one.name, one.downSince]));
    asking = false;
  };
  const own = (): readonly NodeCarrier[] => {
    const down = watch.down();
    return runs.here().map((name) => ({ name, isDown: down.has(name), downSince: downSince.get(name) ?? null }));
  };
  return {
    look: (): readonly NodeCarrier[] => {
      void askAgain();
      return own();
    },
    /** What is down for this node alone is not: messages go by another. */
    downOfAll: (): ReadonlySet<string> => {
      const elsewhere = others();
      if (elsewhere.length === 0) return watch.down();
      const all = carriersTogether([{ carriers: own() }, ...elsewhere]);
      return new Set(all.filter(({ isDown }) => isDown).map(({ name }) => name));
    },
  };
}
