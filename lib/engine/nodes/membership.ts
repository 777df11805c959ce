/**
 * What makes this process one of several that work on one database: it says every five seconds that it is there, takes
 * up what others held that do not, and ends when it could not say it for so long that others may soon take up its own.
 */
import type { Writer } from '@/lib/db/connections/writer';
import { beat, buryNodes, enterBeside, leave } from '@/lib/db/outbox/nodes';
import {
  BEAT_EVERY_MS,
  isSilent,
  type NodeIdentity,
  type NodeState,
  type StoredNode,
} from '@/lib/domain/instance/node';
import type { Logger } from '@/lib/platform/log/logger';
import { createFollowUp } from './follow-up';
import type { NodeClock } from './node-clock';
import { createRenewal } from './renewal';
import { takeUpOrphans } from './take-up-orphans';

type Options = {
  readonly node: NodeIdentity;
  /** Apart from whatever else is written, which a beat must not wait for. */
  readonly beats: Writer;
  readonly writer: Writer;
  /** This machine's clock. */
  readonly wall: () => Date;
  readonly clock: NodeClock;
  /** Milliseconds of a clock that nobody sets. */
  readonly running: () => number;
  /** What it says of itself. */
  readonly look: () => Pick<NodeState, 'held' | 'carriers'>;
  /** Told after each beat. */
  readonly onBeat: () => Promise<void>;
  /** Told once there is work that others held. */
  readonly onTakenUp: () => void;
  /** Told once, when this node may not go on. */
  readonly onLost: (cause: Error) => void;
  readonly log: Logger;
};

export type Membership = {
  /** Enters it beside the others, and takes up what those held that are gone. */
  enter(): Promise<void>;
  /** To be called every second: beats when it is time, or when another falls silent. Resolves when that has ended. */
  tick(): Promise<void>;
  /** Whether it may take up work: it said a moment ago that it is there. */
  mayClaim(): boolean;
  /** The others that live, as the last beat found them. */
  others(): readonly StoredNode[];
  /** What it said last. */
  state(): Omit<NodeState, 'carriers'>;
  /** After all else has ended: what it still holds is everybody's at once. */
  leave(): Promise<void>;
};

export function createMembership(options: Options): Membership {
  const { node, beats, writer, wall, clock, running, look, onLost, log } = options;
  const followUp = createFollowUp(options);
  let found: readonly StoredNode[] = [];
  let begunAt = Number.NEGATIVE_INFINITY;
  const renewal = createRenewal(wall, running);
  let lagMs = 0;
  let beating: Promise<void> | null = null;
  let isOver = false;

  const lose = (why: string) => {
    if (isOver) return;
    isOver = true;
    onLost(new Error(why));
  };
  const state = () => ({ ...look(), lagMs, aheadMs: clock.aheadMs() });
  const others = () => found.filter(({ id, deadAt }) => id !== node.id && deadAt === null);

  const doBeat = async () => {
    begunAt = running();
    const renewed = renewal.begin();
    const told = state();
    const nodes = await beats.commit(async (tx) => beat(tx, node.id, told, await clock.ask(tx)));
    if (nodes === null) return lose('The other nodes have taken this one for dead.');
    renewed();
    lagMs = Math.round(running() - begunAt);
    found = nodes;
    followUp.begin(nodes);
  };

  const isDue = () => running() - begunAt >= BEAT_EVERY_MS || others().some((one) => isSilent(one, clock.now()));

  return {
    others,
    state: () => {
      const { held, aheadMs } = state();
      return { held, lagMs, aheadMs };
    },
    mayClaim: () => !isOver && renewal.isFresh(),
    enter: async () => {
      renewal.begin()();
      await writer.commit(async (tx) => {
        const at = await clock.ask(tx);
        await enterBeside(tx, node, at);
        await buryNodes(tx);
        await takeUpOrphans(tx, at);
      });
      await doBeat();
      await followUp.ended();
    },
    tick: async () => {
      if (isOver) return;
      if (renewal.isTooOld()) return lose('The database could not be told for long that this node is there.');
      if (beating === null && isDue()) {
        beating = doBeat()
          .catch((cause: unknown) => log.warn({ err: cause }, 'the others could not be told that this node is there'))
          .finally(() => {
            beating = null;
          });
      }
      await beating;
      await followUp.ended();
    },
    leave: async () => {
      isOver = true;
      await beating;
      await followUp.ended();
      await writer.commit(async (tx) => {
        await leave(tx, node.id);
        await takeUpOrphans(tx, clock.now());
      });
    },
  };
}
