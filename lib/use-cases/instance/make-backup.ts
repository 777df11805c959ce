import type { BackupRefusal } from '@/lib/domain/instance/backup';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';

/** Begins a backup, which goes on by itself; findBackups tells how far it is. */
export const makeBackup = defineInstanceUseCase<object, null, BackupRefusal, OperationsDependencies>({
  action: 'backup.make',
  subject: () => '',
  run: ({ backups }, _input, actor) => backups.start(actor.kind === 'panel-user' ? actor.email : actor.kind),
});
