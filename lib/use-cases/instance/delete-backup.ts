import { writeActor } from '@/lib/domain/authorisation/actor';
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
  subject: ({ name }) => name,
  run: async ({ backups }, { name }, actor) =>
    (await backups.remove(name, writeActor(actor))) ? ok(null) : err('backup_not_found'),
});
