/**
 * What makes this process one of several that work on one database: it says every five seconds that it is there, takes
 * up what others held that do not, and ends when they have taken up its own. While it cannot say it, it takes up nothing.
 */
import type { Writer } from '@/lib/db/connections/writer';
import { enterBeside, leave } from '@/lib/db/outbox/nodes';
import {
  ENDS_AFTER_MS,
  type Listens,
  type NodeIdentity,
  type NodeState,
  type StoredNode,
} from '@/lib/domain/instance/node';
import type { Logger } from '@/lib/platform/log/logger';
import { createFollowUp } from './follow-up';
import { createHeartbeat } from './heartbeat';
import type { NodeClock } from './node-clock';
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
  /** Told after a beat that found the database's time set back. */
  readonly onSetBack: () => Promise<void>;
  /** Told once, when this node may not go on; may throw. */
  readonly onLost: (cause: Error) => void;
  readonly log: Logger;
};

export type Membership = {
  /** Enters it beside the others, and takes up what those held that are known to be gone. */
  enter(listens: Listens | null): Promise<void>;
  /**
   * To be called every second: beats when it is time, or when another falls silent. Resolves when that has ended.
   * @throws what `onLost` throws.
   */
  tick(): Promise<void>;
  /** Whether it may take up work: it said a moment ago that it is there. */
  mayClaim(): boolean;
  /** Resolves once it is known that what it has taken up is its own. @throws when it may be the others'. */
  stand(): Promise<void>;
  /** The others that live, as the last beat found them. */
  others(): readonly StoredNode[];
  /** What it said last. */
  state(): Omit<NodeState, 'carriers'>;
  /** After all else has ended: what it still holds is everybody's at once. */
  leave(): Promise<void>;
};

export function createMembership(options: Options): Membership {
  const { node, writer, clock, onLost, log } = options;
  const followUp = createFollowUp(options);
  const heart = createHeartbeat({ ...options, onHeard: followUp.begin });
  const telling = createTelling(log);
  let beating: Promise<void> | null = null;
  let isOver = false;
  const waiting = new Set<() => void>();

  const tellWaiting = () => {
    for (const tell of waiting) tell();
    waiting.clear();
  };
  const mayClaim = () => !isOver && heart.isFresh();
  /** Never within a beat, whose faults are logged and no more. */
  const endIfLost = () => {
    const why = isOver ? null : (heart.whyLost() ?? whySilent(writer, heart.others()));
    if (why === null) return;
    isOver = true;
    tellWaiting();
    onLost(new Error(why));
  };

  return {
    others: heart.others,
    state: heart.state,
    mayClaim,
    stand: async () => {
      while (!mayClaim()) {
        if (isOver) throw new Error('This node may not take up work any more.');
        await new Promise<void>((resolve) => waiting.add(resolve));
      }
    },
    enter: async (listens) => {
      heart.enter();
      await writer.commit(async (tx) => {
        const at = await clock.ask(tx);
        await enterBeside(tx, { ...node, listens }, at);
        // Of nobody that it was silent: after an outage all others may be about to come back.
        await takeUpOrphans(tx, at);
      });
      await heart.say();
      endIfLost();
      await followUp.ended();
    },
    tick: async () => {
      if (isOver) return;
      endIfLost();
      if (beating === null && heart.isDue()) {
        beating = heart
          .say()
          .then(telling.worked, telling.failed)
          .finally(() => {
            beating = null;
            tellWaiting();
          });
      }
      await beating;
      endIfLost();
      await followUp.ended();
    },
    leave: async () => {
      isOver = true;
      tellWaiting();
      await beating;
      await followUp.ended();
      await writer.commit(async (tx) => {
        await leave(tx, node.id);
        await takeUpOrphans(tx, clock.now());
      });
    },
  };
}

/** Beats have a connection of their own: by them a node would live, with what it holds, while the rest of it does nothing. */
const whySilent = ({ silentMs }: Writer, others: readonly StoredNode[]): string | null =>
  others.length > 0 && silentMs !== undefined && silentMs() >= ENDS_AFTER_MS
    ? 'The database does not answer what this node writes: the others are to take up its work.'
    : null;

/** A beat is tried every second while the database is away, and that is told once. */
function createTelling(log: Logger) {
  let isTold = false;
  return {
    worked: (): void => {
      isTold = false;
    },
    failed: (cause: unknown): void => {
      if (!isTold) log.warn({ err: cause }, 'the others could not be told that this node is there');
      isTold = true;
    },
  };
}
