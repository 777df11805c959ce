/** What an instance needs to carry a load, and where it ends: arithmetic over costs that were measured, no more. */

/** Of one message's whole way, as `npm run bench:postgresql` and `npm run bench:move` measure it. */
export type Costs = {
  /** Processor time, in microseconds. */
  readonly nodeUs: number;
  readonly databaseUs: number;
  /** Bytes that it adds to the database's log, by which replicas and archives follow. */
  readonly logBytes: number;
  /** Bytes that are kept of it, indexes among them, for as long as its account keeps messages. */
  readonly keptBytes: number;
  /** Of these, what a new message may change anywhere: the index by recipient. All others grow at their ends. */
  readonly warmBytes: number;
};

export type Load = {
  /** At the busiest moment. */
  readonly perSecond: number;
  readonly perDay: number;
  readonly keptDays: number;
  /** Messages that are kept at most, whatever their age. */
  readonly mostKept: number;
  /** The part of the busiest moment that the largest account sends. */
  readonly largestShare: number;
};

export type Machines = {
  readonly nodeCores: number;
  readonly databaseCores: number;
  /** How much of a processor may be busy at the busiest moment: beyond, everybody waits. */
  readonly mostBusy: number;
  /** Nodes that may be lost at that moment. */
  readonly spareNodes: number;
  readonly databaseMemoryBytes: number;
  /** Messages in a partition, each of which has indexes of its own; Infinity: all are in one. */
  readonly partition: number;
  readonly databaseDiskBytes: number;
  /** What the disk of the log, and the line to the replica, take in a second. */
  readonly logBytesPerSecond: number;
  /** Of a commit, its replica's answer among it. */
  readonly commitMs: number;
  /** Messages that share one commit at most (`WAITED_FOR.largestBatch`). */
  readonly mostInCommit: number;
};

/** A month, in any currency. */
export type Prices = {
  readonly node: number;
  /** With its memory; replicas cost the same. */
  readonly database: number;
  readonly replicas: number;
  readonly diskTerabyte: number;
};

type WallName =
  | 'processors of the database'
  | 'log of the database'
  | 'memory of the database'
  | 'disk of the database'
  | 'row of the largest account';

/** What ends first, in messages a second at the busiest moment, everything else growing along. */
type Wall = { readonly name: WallName; readonly perSecond: number };

export type Needs = {
  readonly nodes: number;
  /** Independent primaries, each with a part of the accounts. */
  readonly databases: number;
  readonly databaseBusy: number;
  readonly logBytesPerSecond: number;
  readonly kept: number;
  readonly keptBytes: number;
  readonly warmBytes: number;
  /** Of one database, the nearest first. */
  readonly walls: readonly Wall[];
};

const US = 1e6;
const DAY_S = 86_400;
const MONTH_DAYS = 30;
const TERABYTE = 1e12;

export function needsOf(costs: Costs, load: Load, machines: Machines): Needs {
  const walls = wallsOf(costs, load, machines);
  // An account is in one database; more of these do not move its wall.
  const shared = walls.filter(({ name }) => name !== 'row of the largest account');
  const most = Math.min(...shared.map(({ perSecond }) => perSecond));
  const databases = Math.max(1, Math.ceil(load.perSecond / most));
  const nodeTakes = (machines.nodeCores * machines.mostBusy * US) / costs.nodeUs;
  return {
    nodes: Math.ceil(load.perSecond / nodeTakes) + machines.spareNodes,
    databases,
    databaseBusy: (load.perSecond * costs.databaseUs) / US / machines.databaseCores / databases,
    logBytesPerSecond: load.perSecond * costs.logBytes,
    ...occupied(costs, load, machines),
    walls,
  };
}

function occupied(costs: Costs, load: Load, machines: Machines) {
  const kept = Math.min(load.perDay * load.keptDays, load.mostKept);
  return {
    kept,
    keptBytes: kept * costs.keptBytes,
    warmBytes: Math.min(kept, machines.partition) * costs.warmBytes,
  };
}

function wallsOf(costs: Costs, load: Load, machines: Machines): Wall[] {
  const { keptBytes, warmBytes } = occupied(costs, load, machines);
  const grown = occupied(costs, { ...load, keptDays: Infinity }, machines);
  /** What is kept grows with what is sent, up to `grown`. */
  const whereFull = (bytes: number, grown: number, most: number) =>
    bytes === 0 || grown <= most ? Infinity : (load.perSecond * most) / bytes;
  const ofAccount = (machines.mostInCommit / machines.commitMs) * 1000;
  const walls: Wall[] = [
    {
      name: 'processors of the database',
      perSecond: (machines.databaseCores * machines.mostBusy * US) / costs.databaseUs,
    },
    { name: 'log of the database', perSecond: (machines.logBytesPerSecond * machines.mostBusy) / costs.logBytes },
    {
      name: 'memory of the database',
      perSecond: whereFull(warmBytes, grown.warmBytes, machines.databaseMemoryBytes),
    },
    { name: 'disk of the database', perSecond: whereFull(keptBytes, grown.keptBytes, machines.databaseDiskBytes) },
    { name: 'row of the largest account', perSecond: ofAccount / load.largestShare },
  ];
  return walls.toSorted((one, other) => one.perSecond - other.perSecond);
}

/** A month of it, and what of that falls on a thousand messages. */
export function priceOf(needs: Needs, load: Load, prices: Prices): { month: number; thousand: number } {
  const copies = 1 + prices.replicas;
  const month =
    needs.nodes * prices.node +
    needs.databases * copies * prices.database +
    (needs.keptBytes / TERABYTE) * copies * prices.diskTerabyte;
  return { month, thousand: (month / (load.perDay * MONTH_DAYS)) * 1000 };
}

/** A load whose busiest moment is so many times its average. */
export const loadOf = (
  perSecond: number,
  { peak, ...load }: Omit<Load, 'perSecond' | 'perDay'> & { peak: number },
): Load => ({
  ...load,
  perSecond,
  perDay: (perSecond / peak) * DAY_S,
});
