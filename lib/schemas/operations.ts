/** What the instance's pages of backups and health read, and what is sent from them. */
import { z } from 'zod';
import { BACKUP_PHASES, BACKUP_REASONS } from '@/lib/domain/instance/backup';

const backup = z.object({
  name: z.string(),
  madeAt: z.iso.datetime(),
  bytes: z.number(),
  reason: z.enum(BACKUP_REASONS),
  madeBy: z.string().nullable(),
  isChecked: z.boolean(),
});
export type BackupRow = z.infer<typeof backup>;

export const backupList = z.object({
  folder: z.string(),
  backups: z.array(backup),
  needsBytes: z.number(),
  freeBytes: z.number(),
  underWay: z.object({ startedAt: z.iso.datetime(), phase: z.enum(BACKUP_PHASES), copied: z.number() }).nullable(),
  failed: z.object({ at: z.iso.datetime(), why: z.string() }).nullable(),
});
export type BackupList = z.infer<typeof backupList>;

const bounded = z.object({ count: z.number(), isMore: z.boolean() });
export type BoundedCount = z.infer<typeof bounded>;

export const instanceHealth = z.object({
  fault: z.string().nullable(),
  version: z.string(),
  nodeVersion: z.string(),
  sqliteVersion: z.string(),
  startedAt: z.iso.datetime(),
  databaseBytes: z.number(),
  logBytes: z.number(),
  freeBytes: z.number(),
  waitingForCommit: z.number(),
  lastMinute: z.object({ accepted: z.number(), handedOver: z.number() }),
  carriers: z.array(z.object({ name: z.string(), bound: z.boolean(), lastError: z.string().nullable() })),
  hasMailServer: z.boolean(),
  settings: z.array(z.object({ name: z.string(), value: z.string() })),
  lastBackup: backup.nullable(),
  lastMigration: z.object({ name: z.string(), at: z.iso.datetime() }).nullable(),
  due: bounded,
  later: bounded,
  dueSince: z.iso.datetime().nullable(),
  bulkSlices: bounded,
  callbacksOwed: bounded,
  callbacksFailing: bounded,
  unmatchedReceipts: bounded,
  alertsOwed: bounded,
});
export type InstanceHealth = z.infer<typeof instanceHealth>;
