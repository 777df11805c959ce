import type { Writer } from '@/lib/db/connections/writer';
import { listDuties, takeDuty } from '@/lib/db/outbox/nodes';
import { shareOf } from '@/lib/domain/instance/node';

/** What one node alone does for all. What it has taken, it holds for as long as it lives. */
export type Duties = {
  /** Takes those of these that no living node holds, but no more than its part at once; answers which of them it holds. */
  take(names: readonly string[]): Promise<ReadonlySet<string>>;
  /** Whether it held it when it last looked. */
  holds(name: string): boolean;
};

/** Where there is one node alone. */
export const ALL_DUTIES: Duties = { take: (names) => Promise.resolve(new Set(names)), holds: () => true };

/** `nodes`: how many live. */
export function createDuties(writer: Writer, nodeId: number, nodes: () => number): Duties {
  const held = new Set<string>();
  return {
    take: async (names) => {
      const mine = await writer.commit(async (tx) => {
        const known = await listDuties(tx);
        const free = names.filter((name) => !known.has(name));
        const own = names.filter((name) => known.get(name) === nodeId);
        for (const name of free.slice(0, shareOf(free.length, nodes()))) {
          if (await takeDuty(tx, name, nodeId)) own.push(name);
        }
        return own;
      });
      for (const name of names) held.delete(name);
      for (const name of mine) held.add(name);
      return new Set(mine);
    },
    holds: (name) => held.has(name),
  };
}
