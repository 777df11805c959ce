import type { CarrierHealth } from '@/lib/domain/instance/health';
import { type CarrierAtNode, carriersTogether, MOST_TOLD_TROUBLES, type NodeCarrier } from '@/lib/domain/instance/node';
import type { CarrierWatch } from '../dispatch/routing/watch-carriers';

type Options = {
  readonly watch: Pick<CarrierWatch, 'down'>;
  readonly runs: {
    here(): readonly string[];
    health(): Promise<readonly CarrierHealth[]>;
  };
  /** The other nodes that live. */
  readonly others: () => readonly { readonly carriers: readonly CarrierAtNode[] }[];
};

const UNKNOWN = { downSince: null, live: null };

const asTold = ({ name, downSince, troubles, ...live }: CarrierHealth) => ({
  name,
  downSince,
  live: { ...live, troubles: troubles.slice(0, MOST_TOLD_TROUBLES) },
});

/** How the carriers are that this node runs, for the others; and how all of them are, the others' among them. */
export function createOwnCarriers({ watch, runs, others }: Options) {
  let told: ReadonlyMap<string, Omit<NodeCarrier, 'name' | 'isDown'>> = new Map();
  let asking = false;
  /** They are in another thread, which no beat waits for. */
  const askAgain = async () => {
    if (asking) return;
    asking = true;
    const states = await runs.health().catch(() => []);
    told = new Map(states.map(asTold).map(({ name, ...one }) => [name, one]));
    asking = false;
  };
  const own = (): readonly NodeCarrier[] => {
    const down = watch.down();
    return runs.here().map((name) => ({ name, isDown: down.has(name), ...(told.get(name) ?? UNKNOWN) }));
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
