import type { Backup, BackupsNow } from '@/lib/domain/instance/backup';
import type { DailyBackupNow } from '@/lib/domain/instance/daily-backup';
import type { Health } from '@/lib/domain/instance/health';
import { carriersTogether, nodeName, type StoredNode } from '@/lib/domain/instance/node';
import type { BackupList, BackupRow, DailyBackup, InstanceHealth } from '@/lib/schemas/operations';

const presentBackup = (backup: Backup): BackupRow => ({ ...backup, madeAt: backup.madeAt.toISOString() });

/** The instance's backups as their page reads them. */
export const presentBackups = (found: BackupsNow | null): BackupList => found && presentBackupsHere(found);

const presentBackupsHere = ({ backups, underWay, failed, ...now }: BackupsNow) => ({
  ...now,
  backups: backups.map(presentBackup),
  underWay: underWay && { ...underWay, startedAt: underWay.startedAt.toISOString() },
  failed: failed && { ...failed, at: failed.at.toISOString() },
});

/** The instance's daily backup as its page and the notice of a failed one read it. */
export const presentDailyBackup = ({ nextAt, endedAt, ...daily }: DailyBackupNow): DailyBackup => ({
  ...daily,
  nextAt: nextAt?.toISOString() ?? null,
  endedAt: endedAt?.toISOString() ?? null,
});

/** Carriers that other nodes run, as those said last. */
const runElsewhere = (nodes: readonly StoredNode[], hereId: number): InstanceHealth['carriers'] =>
  carriersTogether(nodes.filter(({ id, deadAt }) => id !== hereId && deadAt === null)).map(({ name, downSince }) => ({
    ...{ name, bound: downSince === null, lastError: null },
  }));

/** How the instance fares as its page reads it. */
export const presentHealth = ({
  carriers,
  settings,
  lastBackup,
  lastMigration,
  nodes,
  node: here,
  ...health
}: Health): InstanceHealth => ({
  ...health,
  // As every node is told of.
  startedAt: (nodes.find(({ id }) => id === here.id)?.startedAt ?? health.startedAt).toISOString(),
  dueSince: health.dueSince?.toISOString() ?? null,
  carriers: [
    ...carriers.map(({ name, bound, lastError }) => ({ name, bound, lastError })),
    ...runElsewhere(nodes, here.id).filter(({ name }) => carriers.every((one) => one.name !== name)),
  ],
  nodes: nodes.map(({ id, host, pid, listens, version, startedAt, seenAt, deadAt, held, lagMs, aheadMs }) => ({
    ...{ name: nodeName({ id, host }), version, pid, listens, held, lagMs, aheadMs },
    ...{ startedAt: startedAt.toISOString(), seenAt: seenAt.toISOString() },
    ...{ isDead: deadAt !== null, isHere: id === here.id },
  })),
  settings: [...settings],
  lastBackup: lastBackup && presentBackup(lastBackup),
  lastMigration: lastMigration && { ...lastMigration, at: lastMigration.at.toISOString() },
});
