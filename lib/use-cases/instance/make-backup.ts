import { inTransaction } from '@/lib/db/connections/client';
import type { BackupRefusal } from '@/lib/domain/instance/backup';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';
import { recordOnInstance } from '../_shared/record-on-instance';

/** Begins a backup, which goes on by itself; findBackups tells how far it is. */
export const makeBackup = defineInstanceUseCase<object, null, BackupRefusal, OperationsDependencies>({
  action: 'backup.make',
  subject: () => '',
  run: async ({ db, backups, clock }, _input, actor) => {
    const started = await backups.start(actor.kind === 'panel-user' ? actor.email : actor.kind);
    if (!started.ok) return started;
    await inTransaction(db, (tx) =>
      recordOnInstance(tx, { actor, now: clock() }, { action: 'backup.make', subject: '' }),
    );
    return started;
  },
});
