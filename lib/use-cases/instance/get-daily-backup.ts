import { readDailyBackup } from '@/lib/db/instance/daily-backup';
import { type DailyBackupNow, isFailureOpen, nextDailyBackup } from '@/lib/domain/instance/daily-backup';
import { ok } from '@/lib/domain/result';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';

/** When the instance backs itself up, when the next is due and what came of the last. */
export const getDailyBackup = defineInstanceUseCase<undefined, DailyBackupNow, never, OperationsDependencies>({
  action: 'backup.list',
  run: async ({ db, timeZone, backups, hasMailServer, now }) => {
    const { settledAt, ...daily } = await readDailyBackup(db);
    const listed = daily.fault === null ? [] : ((await backups.now())?.backups ?? []);
    return ok({
      ...daily,
      nextAt: nextDailyBackup({ ...daily, settledAt }, timeZone),
      isFailureOpen: isFailureOpen(daily, listed, now),
      hasMailServer,
    });
  },
});
