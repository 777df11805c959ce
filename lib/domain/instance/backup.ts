import type { Result } from '../result';

/** Why a backup was made. */
export const BACKUP_REASONS = ['by-hand', 'daily', 'before-migration'] as const;

export type Backup = {
  /** Of its folder, among the other backups. */
  readonly name: string;
  readonly madeAt: Date;
  readonly bytes: number;
  readonly reason: (typeof BACKUP_REASONS)[number];
  /** Who made it; null: somebody at the machine, or the machine itself. */
  readonly madeBy: string | null;
  /** Whether it was found sound when it was made. */
  readonly isChecked: boolean;
};

export const BACKUP_PHASES = ['copying', 'checking'] as const;

export type BackupPhase = (typeof BACKUP_PHASES)[number];

export const BACKUP_ENDS = ['made', 'failed'] as const;

export type BackupUnderWay = {
  readonly startedAt: Date;
  readonly phase: BackupPhase;
  /** How much of the copy is there, from 0 to 1. */
  readonly copied: number;
};

/** What there is of backups at one moment. */
export type BackupsNow = {
  /** Where they are, for whoever is at the machine. */
  readonly folder: string;
  /** The newest first. */
  readonly backups: readonly Backup[];
  /** What the next one may take at most, and what the disk has left. */
  readonly needsBytes: number;
  readonly freeBytes: number;
  readonly underWay: BackupUnderWay | null;
  /** How the last one of this process ended, daily or not; null: none has, or the next is under way. */
  readonly lastEnd: (typeof BACKUP_ENDS)[number] | null;
  /** Why the last one on request failed, for an operator; null: it did not. */
  readonly failed: { readonly at: Date; readonly why: string } | null;
};

/** Why none is begun; `backed_up_elsewhere`: whoever runs the database's server sees to that. */
export type BackupRefusal = 'backup_under_way' | 'no_room_for_backup' | 'backed_up_elsewhere';

/** The backups of the instance, of which one is made at a time. */
export type Backups = {
  /** Null: none are made here, but where the database is. */
  now(): Promise<BackupsNow | null>;
  /** Begins one, and does not wait for it. */
  start(madeBy: string): Promise<Result<null, BackupRefusal>>;
  /** Whether there was one of that name; the log says who deleted it. */
  remove(name: string, deletedBy: string): Promise<boolean>;
};
