import type { RunningCarrier } from '../carrier/live-carrier';

/** Nodes: processes that serve over one database. What each says of itself, and what the others make of it. */

/** So often a node says that it is there. */
export const BEAT_EVERY_MS = 5_000;

/** A node that was not heard of for so long is dead to the others, who take up its work. */
export const DEAD_AFTER_MS = 20_000;

/**
 * A beat that comes so long after the one before it was not late by itself: the database was away for a moment, or this
 * node was.
 */
export const GAP_AFTER_MS = 7_500;

/**
 * So long after that, and after its start, a node takes no other one for dead: those may still be in an attempt to reach
 * the database, which takes as long as a beat, and then say that they are there.
 */
export const GRACE_MS = 2 * BEAT_EVERY_MS;

/** Earlier than the others may take it for dead: one that could not say that it is there takes up nothing more until it can. */
export const LOST_AFTER_MS = 15_000;

/**
 * One beside which others lived ends, if it could not say so for so long: they have its work, and wait for its carriers'
 * sessions. Later than whoever waits for one of its commits was answered.
 */
export const ENDS_AFTER_MS = 40_000;

/** What a node was just taking up as it was found dead may be written after that: so long it is looked for again. */
export const BURIED_AFTER_MS = 60_000;

/** A carrier that a node runs: whether it takes messages there. */
export type CarrierAtNode = {
  readonly name: string;
  /** For so long that what waits for it is given to others. */
  readonly isDown: boolean;
  /** Since when something is in its way; null: nothing is. */
  readonly downSince: Date | null;
};

/** The same with what a node tells the others of it. */
export type NodeCarrier = CarrierAtNode & {
  /** Null: it was not asked yet. Of its troubles the newest alone. */
  readonly live: Omit<RunningCarrier, 'name' | 'downSince'> | null;
};

/** Every node writes them with each beat, and reads those of all others. */
export const MOST_TOLD_TROUBLES = 5;

/** What one node runs. */
export type NodeRuns = { readonly node: string; readonly carriers: readonly NodeCarrier[] };

export type NodeIdentity = {
  readonly id: number;
  readonly version: string;
  /** The name of its machine. */
  readonly host: string;
  /** The number of its process there; null: it is of a version that did not say so. */
  readonly pid: number | null;
};

/** Where a node takes requests; `host` null: on every address of its machine. */
export type Listens = { readonly host: string | null; readonly port: number };

/** What it says of itself with each beat. */
export type NodeState = {
  /** How much of what is owed it holds. */
  readonly held: number;
  /** How long its last beat took until it was on the disk. */
  readonly lagMs: number;
  /** By how much its clock is ahead of the database's. */
  readonly aheadMs: number;
  readonly carriers: readonly NodeCarrier[];
};

export type StoredNode = NodeIdentity &
  NodeState & {
    readonly startedAt: Date;
    readonly seenAt: Date;
    /** Since when its work is the others'; null: it lives. */
    readonly deadAt: Date | null;
    /** Null: it is of a version that did not say so. */
    readonly listens: Listens | null;
  };

/** As its metrics are labelled, too. */
export const nodeName = ({ host, id }: Pick<NodeIdentity, 'host' | 'id'>): string => `${host}-${id.toString(36)}`;

/** As an operator's tools write it. */
export const listensOn = ({ host, port }: Listens): string =>
  `${host === null ? '*' : host.includes(':') ? `[${host}]` : host}:${port}`;

/** A node in a sentence or a log: what tells it from others of its machine. */
export function nodeInWords(node: Pick<StoredNode, 'id' | 'host' | 'pid' | 'listens'>): string {
  const listening = node.listens && `on ${listensOn(node.listens)}`;
  const process = node.pid === null ? null : `process ${node.pid}`;
  return [nodeName(node), listening, process].filter((part) => part !== null).join(', ');
}

type Seen = Pick<StoredNode, 'seenAt' | 'deadAt'>;

export const isSilent = ({ seenAt, deadAt }: Seen, at: Date): boolean =>
  deadAt === null && at.getTime() - seenAt.getTime() >= DEAD_AFTER_MS;

/** Dead for so long that nothing of it can be on its way any more. */
export const isToBeBuried = ({ deadAt }: Seen, at: Date): boolean =>
  deadAt !== null && at.getTime() - deadAt.getTime() >= BURIED_AFTER_MS;

/** How many of those duties that are free one node takes at once, so that others that have just started get their part. */
export const shareOf = (free: number, nodes: number): number => Math.ceil(free / Math.max(1, nodes));

/** What a machine's clock said that is ahead by so much, in the time that nodes agree on. */
export const agreedAt = (at: Date | null, aheadMs: number): Date | null => at && new Date(at.getTime() - aheadMs);

/** Of carriers that several nodes may run: one is down where every node that runs it finds it so. */
export function carriersTogether(
  nodes: readonly { readonly carriers: readonly CarrierAtNode[] }[],
): readonly CarrierAtNode[] {
  const together = new Map<string, CarrierAtNode>();
  for (const one of nodes.flatMap(({ carriers }) => carriers)) {
    const known = together.get(one.name);
    together.set(one.name, known ? better(known, one) : one);
  }
  return [...together.values()];
}

const better = (one: CarrierAtNode, other: CarrierAtNode): CarrierAtNode => ({
  name: one.name,
  isDown: one.isDown && other.isDown,
  downSince: downTogether(one.downSince, other.downSince),
});

/** Since when both are down. */
export const downTogether = (one: Date | null, other: Date | null): Date | null =>
  one && other ? later(one, other) : null;

const later = (one: Date, other: Date): Date => (one > other ? one : other);

/** How a node stands among the others. */
export type Standing = Omit<NodeState, 'carriers'> & {
  /** How many live, this one included. */
  readonly nodes: number;
  /** Whether it is this one that looks after carriers for all. */
  readonly looksAfterCarriers: boolean;
  /** What the others run. */
  readonly others: readonly NodeRuns[];
};

/** Of one that has said nothing yet. */
export const STANDS_ALONE: Standing = {
  ...{ held: 0, lagMs: 0, aheadMs: 0, nodes: 1, looksAfterCarriers: true },
  others: [],
};
