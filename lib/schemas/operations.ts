/** What the instance's pages of backups and health read, and what is sent from them. */
import { z } from 'zod';
import { BACKUP_ENDS, BACKUP_PHASES, BACKUP_REASONS } from '@/lib/domain/instance/backup';
import { DAILY_BACKUPS_KEPT } from '@/lib/domain/instance/daily-backup';
import { fault } from './fault';

const backup = z.object({
  name: z.string(),
  madeAt: z.iso.datetime(),
  bytes: z.number(),
  reason: z.enum(BACKUP_REASONS),
  madeBy: z.string().nullable(),
  isChecked: z.boolean(),
});
export type BackupRow = z.infer<typeof backup>;

const backupsHere = z.object({
  folder: z.string(),
  backups: z.array(backup),
  needsBytes: z.number(),
  freeBytes: z.number(),
  underWay: z.object({ startedAt: z.iso.datetime(), phase: z.enum(BACKUP_PHASES), copied: z.number() }).nullable(),
  lastEnd: z.enum(BACKUP_ENDS).nullable(),
  failed: z.object({ at: z.iso.datetime(), why: z.string() }).nullable(),
});
export type BackupsHere = z.infer<typeof backupsHere>;

/** Null: they are made where the database is. */
export const backupList = backupsHere.nullable();
export type BackupList = z.infer<typeof backupList>;

const schedule = z.object({ isOn: z.boolean(), hour: z.number(), kept: z.number() });

/** What an editor of it saw. */
export const seenSchedule = schedule;

export const dailyBackup = schedule.extend({
  nextAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  fault: z.string().nullable(),
  isFailureOpen: z.boolean(),
  hasMailServer: z.boolean(),
});
export type DailyBackup = z.infer<typeof dailyBackup>;

const kept = fault('backups_kept', DAILY_BACKUPS_KEPT);

export const changeDailyBackupSchema = z.object({
  isOn: z.boolean(),
  hour: z
    .string()
    .regex(/^(?:1?\d|2[0-3])$/)
    .transform(Number),
  kept: z
    .string()
    .regex(/^\s*\d{1,3}\s*$/, kept)
    .transform(Number)
    .pipe(z.number().min(DAILY_BACKUPS_KEPT.least, kept).max(DAILY_BACKUPS_KEPT.most, kept)),
});

const bounded = z.object({ count: z.number(), isMore: z.boolean() });
export type BoundedCount = z.infer<typeof bounded>;

const node = z.object({
  name: z.string(),
  version: z.string(),
  /** Null, as where it listens: it is of a version that did not say so. */
  pid: z.number().nullable(),
  /** `host` null: on every address of its machine. */
  listens: z.object({ host: z.string().nullable(), port: z.number() }).nullable(),
  startedAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  isDead: z.boolean(),
  isHere: z.boolean(),
  held: z.number(),
  lagMs: z.number(),
  aheadMs: z.number(),
});

export const instanceHealth = z.object({
  fault: z.string().nullable(),
  version: z.string(),
  nodeVersion: z.string(),
  nodes: z.array(node),
  startedAt: z.iso.datetime(),
  engine: z.object({ name: z.string(), version: z.string() }),
  disk: z.object({ databaseBytes: z.number(), logBytes: z.number(), freeBytes: z.number() }).nullable(),
  occupancy: z.object({ databaseBytes: z.number(), connections: z.number(), mostConnections: z.number() }).nullable(),
  waitingForCommit: z.number(),
  lastMinute: z.object({ accepted: z.number(), handedOver: z.number() }),
  carriers: z.array(z.object({ name: z.string(), bound: z.boolean(), lastError: z.string().nullable() })),
  hasMailServer: z.boolean(),
  settings: z.array(z.object({ name: z.string(), value: z.string() })),
  lastBackup: backup.nullable(),
  lastMigration: z.object({ name: z.string(), at: z.iso.datetime() }).nullable(),
  due: bounded,
  later: bounded,
  undecided: bounded,
  dueSince: z.iso.datetime().nullable(),
  bulkMessages: bounded,
  callbacksOwed: bounded,
  callbacksFailing: bounded,
  unmatchedReceipts: bounded,
  alertsOwed: bounded,
});
export type InstanceHealth = z.infer<typeof instanceHealth>;
