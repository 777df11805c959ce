import type { Writer } from '@/lib/db/connections/writer';
import { leaveDuty, listDuties, takeDuty } from '@/lib/db/outbox/nodes';
import { shareOf } from '@/lib/domain/instance/node';

/** What one node alone does for all. What it has taken it holds for as long as it lives, or until it leaves it. */
export type Duties = {
  /**
   * Takes those of these that no living node holds, but no more than its part, which leaves the others theirs; what is free
   * for long it takes all the same. Answers which of them it holds.
   */
  take(names: readonly string[]): Promise<ReadonlySet<string>>;
  /** Of these, as they were just taken, one that this node is to end and leave, as it has held more than its part for long. */
  surplus(names: readonly string[]): string | null;
  /** To be called once it is done with it. */
  leave(name: string): Promise<void>;
  /** Whether it held it when it last looked. */
  holds(name: string): boolean;
};

/** Where there is one node alone. */
export const ALL_DUTIES: Duties = {
  take: (names) => Promise.resolve(new Set(names)),
  surplus: () => null,
  leave: () => Promise.resolve(),
  holds: () => true,
};

/** So many looks, of which there is one with each beat, somebody else has to take what is theirs to take. */
const PATIENCE = 3;

/** `nodes`: how many live. */
export function createDuties(writer: Writer, nodeId: number, nodes: () => number): Duties {
  const held = new Set<string>();
  const freeFor = createLooks();
  const surplus = createSurplus(nodes);
  return {
    take: async (names) => {
      const { own, free, taken } = await writer.commit(async (tx) => {
        const known = await listDuties(tx);
        const free = names.filter((name) => !known.has(name));
        const own = names.filter((name) => known.get(name) === nodeId);
        const room = Math.max(0, shareOf(names.length, nodes()) - own.length);
        const part = Math.min(room, shareOf(free.length, nodes()));
        const taken: string[] = [];
        for (const [index, name] of free.entries()) {
          const isOurs = index < part || freeFor.of(name) >= PATIENCE;
          if (isOurs && (await takeDuty(tx, name, nodeId))) taken.push(name);
        }
        return { own, free, taken };
      });
      freeFor.note(names, free);
      surplus.taken(taken);
      for (const name of names) held.delete(name);
      for (const name of [...own, ...taken]) held.add(name);
      return new Set([...own, ...taken]);
    },
    surplus: (names) =>
      surplus.of(
        names.filter((name) => held.has(name)),
        names.length,
      ),
    leave: async (name) => {
      await writer.commit((tx) => leaveDuty(tx, name, nodeId));
      held.delete(name);
      surplus.left(name);
    },
    holds: (name) => held.has(name),
  };
}

/** For how many looks in a row something was free. */
function createLooks() {
  const looks = new Map<string, number>();
  return {
    of: (name: string): number => looks.get(name) ?? 0,
    note: (seen: readonly string[], free: readonly string[]): void => {
      for (const name of seen) {
        if (free.includes(name)) looks.set(name, (looks.get(name) ?? 0) + 1);
        else looks.delete(name);
      }
    },
  };
}

/** Which duty a node is to leave. One that nobody wanted is its own until nodes come or go: it does not pass to and fro. */
function createSurplus(nodes: () => number) {
  const left = new Set<string>();
  const unwanted = new Set<string>();
  let known = nodes();
  let over = 0;
  return {
    taken: (names: readonly string[]): void => {
      for (const name of names) if (left.delete(name)) unwanted.add(name);
    },
    left: (name: string): void => {
      left.add(name);
      over = 0;
    },
    of: (own: readonly string[], all: number): string | null => {
      if (nodes() !== known) {
        known = nodes();
        over = 0;
        left.clear();
        unwanted.clear();
      }
      over = own.length > shareOf(all, known) ? over + 1 : 0;
      return over < PATIENCE ? null : (own.findLast((name) => !unwanted.has(name)) ?? null);
    },
  };
}
