import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';

type Refusal = 'backup_under_way' | 'no_room_for_backup';

/** Begins a backup, which goes on by itself; findBackups tells how far it is. */
export const makeBackup = defineInstanceUseCase<object, null, Refusal, OperationsDependencies>({
  action: 'backup.make',
  subject: () => '',
  run: ({ backups }, _input, actor) => backups.start(actor.kind === 'panel-user' ? actor.email : actor.kind),
});
