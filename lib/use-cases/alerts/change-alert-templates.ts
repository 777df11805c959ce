import { lockAccount } from '@/lib/db/accounts/accounts';
import { readAlertTemplates, saveAlertTemplates } from '@/lib/db/accounts/alerts';
import { inTransaction } from '@/lib/db/connections/client';
import type { AlertTemplates } from '@/lib/domain/alerts/alert';
import { changedMeanwhile, isUnchanged } from '@/lib/domain/changed-meanwhile';
import { err, ok } from '@/lib/domain/result';
import type { AlertTemplatesInput } from '@/lib/schemas/alert';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type Input = AlertTemplatesInput & { readonly seen?: AlertTemplates };

/** What alerts are told by: of what is off, only that it is. */
const inForce = ({ emailCustom, emailFrom, emailSubject, emailBody, smsCustom, smsBody }: AlertTemplates) => ({
  email: emailCustom && { emailFrom, emailSubject, emailBody },
  sms: smsCustom && { smsBody },
});

/** Replaces the texts of an account's alerts. */
export const changeAlertTemplates = defineUseCase<Input, null, 'changed_meanwhile' | 'unchanged'>({
  action: 'alert.change-templates',
  changes: ['alerts', 'audit'],
  run: ({ db, now }, scope, { seen, ...templates }, actor) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      const before = await readAlertTemplates(tx, scope.id);
      if (changedMeanwhile(seen, before)) return err('changed_meanwhile');
      if (isUnchanged(inForce(before), inForce(templates))) return err('unchanged');
      await saveAlertTemplates(tx, scope.id, templates);
      const after = { ...templates };
      await recordChange(
        tx,
        { scope, actor, now },
        { action: 'alert.change-templates', subject: '', before: { ...before }, after },
      );
      return ok(null);
    }),
});
