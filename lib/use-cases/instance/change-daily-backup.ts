import { inTransaction } from '@/lib/db/connections/client';
import { readDailyBackup, saveDailySchedule } from '@/lib/db/instance/daily-backup';
import { changedFields } from '@/lib/domain/authorisation/changed-fields';
import { changedMeanwhile, isUnchanged } from '@/lib/domain/changed-meanwhile';
import type { DailySchedule } from '@/lib/domain/instance/daily-backup';
import { err, ok } from '@/lib/domain/result';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';
import { recordOnInstance } from '../_shared/record-on-instance';

type Input = DailySchedule & { readonly seen?: DailySchedule };
type Refusal = 'changed_meanwhile' | 'unchanged' | 'backed_up_elsewhere';

/** Sets whether and at what hour the instance backs itself up, and how many of these backups it keeps. */
export const changeDailyBackup = defineInstanceUseCase<Input, null, Refusal, OperationsDependencies>({
  action: 'backup.schedule',
  subject: ({ isOn, hour, kept }) => (isOn ? `daily at ${hour}:00, ${kept} kept` : 'off'),
  run: async ({ db, backups, now }, { seen, ...after }, actor) => {
    if ((await backups.now()) === null) return err('backed_up_elsewhere');
    return inTransaction(db, async (tx) => {
      const { isOn, hour, kept } = await readDailyBackup(tx);
      const before = { isOn, hour, kept };
      if (changedMeanwhile(seen, before)) return err('changed_meanwhile');
      if (isUnchanged(before, after)) return err('unchanged');
      await saveDailySchedule(tx, after, now);
      const change = changedFields(toldOfSchedule(before), toldOfSchedule(after));
      await recordOnInstance(tx, { actor, now }, { action: 'backup.schedule', subject: '', ...change });
      return ok(null);
    });
  },
});

/** As the audit log tells it. */
const toldOfSchedule = ({ isOn, hour, kept }: DailySchedule) => ({ enabled: isOn, hour, kept });
