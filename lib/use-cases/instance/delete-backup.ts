import { err, ok } from '@/lib/domain/result';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';

/** Removes a backup from the disk. */
export const deleteBackup = defineInstanceUseCase<
  { readonly name: string },
  null,
  'backup_not_found',
  OperationsDependencies
>({
  action: 'backup.delete',
  run: async ({ backups }, { name }) => ((await backups.remove(name)) ? ok(null) : err('backup_not_found')),
});
