import type { BackupsNow } from '@/lib/domain/instance/backup';
import { ok } from '@/lib/domain/result';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';

/** The backups that there are, and the one that is being made; null: they are made where the database is. */
export const findBackups = defineInstanceUseCase<undefined, BackupsNow | null, never, OperationsDependencies>({
  action: 'backup.list',
  run: async ({ backups }) => ok(await backups.now()),
});
