import type { RunningCarrier } from '../carrier/live-carrier';
import type { Backup } from './backup';
import type { StoredNode } from './node';

/** A number that is not counted on beyond a bound: what is more is told as more. */
export type Bounded = { readonly count: number; readonly isMore: boolean };

/** The last count that is told exactly. */
export const MOST_COUNTED = 10_000;

/** Of what is found when one more than the bound is looked for. */
export const bounded = (found: number): Bounded => ({
  count: Math.min(found, MOST_COUNTED),
  isMore: found > MOST_COUNTED,
});

/** Messages that are due and that no carrier has; since when the first of them is. */
export type WaitingMessages = Bounded & { readonly since: Date };

/** What is counted among others, taken off these; of what is not counted on, nothing is. */
export const without = (all: Bounded, some: Bounded): Bounded =>
  all.isMore ? all : { count: Math.max(0, all.count - some.count), isMore: false };

export type CarrierHealth = RunningCarrier;

/** Of the settings in force those that explain what a server does; no secret is among them. */
export type SettingInForce = { readonly name: string; readonly value: string };

/** What the process and its machine know, without asking the database. */
export type ProcessHealth = {
  /** Why requests are not welcome, for an operator; null: they are. */
  readonly fault: string | null;
  readonly version: string;
  readonly nodeVersion: string;
  /** This process among the nodes, as it is now. */
  readonly node: { readonly id: number; readonly held: number };
  readonly startedAt: Date;
  /** Of a database that is a file, in bytes: itself, its write-ahead log, what the disk has left. Null: it is none. */
  readonly disk: { readonly databaseBytes: number; readonly logBytes: number; readonly freeBytes: number } | null;
  /** Requests that wait for their commit. */
  readonly waitingForCommit: number;
  /** In the last sixty seconds: requests accepted, messages that carriers took. */
  readonly lastMinute: { readonly accepted: number; readonly handedOver: number };
  readonly carriers: readonly CarrierHealth[];
  readonly hasMailServer: boolean;
  readonly settings: readonly SettingInForce[];
  readonly lastBackup: Backup | null;
};

export type EngineName = 'SQLite' | 'PostgreSQL';

/** How full a server's database is, in bytes, and how many of all connections that it takes are in use. */
export type Occupancy = {
  readonly databaseBytes: number;
  readonly connections: number;
  readonly mostConnections: number;
};

/** What the database knows. `occupancy` null: it is a file. */
export type StoredHealth = {
  /** Who serves; who began first comes first. */
  readonly nodes: readonly StoredNode[];
  readonly engine: { readonly name: EngineName; readonly version: string };
  readonly occupancy: Occupancy | null;
  readonly lastMigration: { readonly name: string; readonly at: Date } | null;
  /** Messages that are due, those for later, and since when the first is due. */
  readonly due: Bounded;
  readonly later: Bounded;
  /** Messages that may have been sent, and wait for a person to decide. */
  readonly undecided: Bounded;
  readonly dueSince: Date | null;
  /** Messages of bulk sends that are still to be written, and are in none of the others. */
  readonly bulkMessages: Bounded;
  readonly callbacksOwed: Bounded;
  readonly callbacksFailing: Bounded;
  readonly unmatchedReceipts: Bounded;
  readonly alertsOwed: Bounded;
};

export type Health = ProcessHealth & StoredHealth;
