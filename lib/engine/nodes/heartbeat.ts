import type { Writer } from '@/lib/db/connections/writer';
import { beat } from '@/lib/db/outbox/nodes';
import {
  BEAT_EVERY_MS,
  GAP_AFTER_MS,
  GRACE_MS,
  isSilent,
  type NodeIdentity,
  type NodeState,
  type StoredNode,
} from '@/lib/domain/instance/node';
import type { NodeClock } from './node-clock';
import { createRenewal } from './renewal';
import { createTimeCheck } from './time-check';

export type Heard = {
  /** Whether this node may say of others that they are dead. */
  readonly mayBury: boolean;
  /** Whether the database's time was set back since the beat before. */
  readonly isSetBack: boolean;
};

type Options = {
  readonly node: NodeIdentity;
  /** Apart from whatever else is written, which a beat must not wait for. */
  readonly beats: Writer;
  /** This machine's clock. */
  readonly wall: () => Date;
  readonly clock: NodeClock;
  /** Milliseconds of a clock that nobody sets. */
  readonly running: () => number;
  /** What it says of itself. */
  readonly look: () => Pick<NodeState, 'held' | 'carriers'>;
  /** Told after each beat who is there. */
  readonly onHeard: (nodes: readonly StoredNode[], heard: Heard) => void;
};

/** How a node says that it is there, and what it learns by that. */
export function createHeartbeat({ node, beats, wall, clock, running, look, onHeard }: Options) {
  const renewal = createRenewal(wall, running);
  let found: readonly StoredNode[] = [];
  let begunAt = Number.NEGATIVE_INFINITY;
  let lagMs = 0;
  let isFoundDead = false;
  const time = createTimeCheck(running);
  let heardAt = running();
  /** When the database was first heard, or heard again after a gap, or first said a time that does not go on from before. */
  let backAt = running();

  const state = () => ({ ...look(), lagMs, aheadMs: clock.aheadMs() });
  const others = () => found.filter(({ id, deadAt }) => id !== node.id && deadAt === null);

  return {
    others,
    /** What it would say. */
    state: (): Omit<NodeState, 'carriers'> => {
      const { held, aheadMs } = state();
      return { held, lagMs, aheadMs };
    },
    /** It is being entered, which says that it is there. */
    enter: (): void => {
      renewal.begin()();
      heardAt = running();
      backAt = heardAt;
    },
    say: async (): Promise<void> => {
      begunAt = running();
      const renewed = renewal.begin();
      const told = state();
      // Urgent, so that a connection that is dead is found out before the others find this node so.
      const { nodes, answer } = await beats.commit(async (tx) => {
        const answer = await time.ask(() => clock.ask(tx));
        return { nodes: await beat(tx, node.id, told, answer.at), answer };
      }, 'urgent');
      isFoundDead = nodes === null;
      if (nodes === null) return;
      answer.keep();
      if (answer.jump !== null || running() - heardAt >= GAP_AFTER_MS) backAt = running();
      heardAt = running();
      renewed();
      lagMs = Math.round(running() - begunAt);
      found = nodes;
      // Whoever heard nothing itself does not say of others that they were silent: they may be about to come back, too.
      onHeard(nodes, { mayBury: running() - backAt >= GRACE_MS, isSetBack: answer.jump === 'back' });
    },
    isDue: (): boolean =>
      !renewal.isFresh() || running() - begunAt >= BEAT_EVERY_MS || others().some((one) => isSilent(one, clock.now())),
    /** Whether it is this node's what it takes up. */
    isFresh: (): boolean => !isFoundDead && renewal.isFresh(),
    /** Why this node may not go on; null: it may. */
    whyLost: (): string | null => {
      if (isFoundDead) return 'The other nodes have taken this one for dead.';
      if (others().length > 0 && renewal.isGivenUp()) {
        return 'The database could not be told for long that this node is there: the others have taken up its work.';
      }
      return null;
    },
  };
}
