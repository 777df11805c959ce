import type { Backup, BackupsNow } from '@/lib/domain/instance/backup';
import type { Health } from '@/lib/domain/instance/health';
import type { BackupList, BackupRow, InstanceHealth } from '@/lib/schemas/operations';

const presentBackup = (backup: Backup): BackupRow => ({ ...backup, madeAt: backup.madeAt.toISOString() });

/** The instance's backups as their page reads them. */
export const presentBackups = ({ backups, underWay, failed, ...now }: BackupsNow): BackupList => ({
  ...now,
  backups: backups.map(presentBackup),
  underWay: underWay && { ...underWay, startedAt: underWay.startedAt.toISOString() },
  failed: failed && { ...failed, at: failed.at.toISOString() },
});

/** How the instance fares as its page reads it. */
export const presentHealth = ({
  carriers,
  settings,
  lastBackup,
  lastMigration,
  ...health
}: Health): InstanceHealth => ({
  ...health,
  startedAt: health.startedAt.toISOString(),
  dueSince: health.dueSince?.toISOString() ?? null,
  carriers: [...carriers],
  settings: [...settings],
  lastBackup: lastBackup && presentBackup(lastBackup),
  lastMigration: lastMigration && { ...lastMigration, at: lastMigration.at.toISOString() },
});
