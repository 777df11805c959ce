import { inTransaction } from '@/lib/db/connections/client';
import { writeActor } from '@/lib/domain/authorisation/actor';
import { err, ok } from '@/lib/domain/result';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';
import { recordOnInstance } from '../_shared/record-on-instance';

/** Removes a backup from the disk. */
export const deleteBackup = defineInstanceUseCase<
  { readonly name: string },
  null,
  'backup_not_found',
  OperationsDependencies
>({
  action: 'backup.delete',
  subject: ({ name }) => name,
  run: async ({ db, backups, clock }, { name }, actor) => {
    if (!(await backups.remove(name, writeActor(actor)))) return err('backup_not_found');
    await inTransaction(db, (tx) =>
      recordOnInstance(tx, { actor, now: clock() }, { action: 'backup.delete', subject: name }),
    );
    return ok(null);
  },
});
