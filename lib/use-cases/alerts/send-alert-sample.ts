import { lockAccount } from '@/lib/db/accounts/accounts';
import { insertAlerts } from '@/lib/db/accounts/alerts';
import { inTransaction } from '@/lib/db/connections/client';
import { planAlerts } from '@/lib/domain/alerts/alert-template';
import { SAMPLE_ALERT, type TrialAlert } from '@/lib/domain/alerts/sample-alert';
import { err, ok } from '@/lib/domain/result';
import type { AlertTemplatesInput } from '@/lib/schemas/alert';
import { defineUseCase } from '../_shared/define-use-case';
import { mayTry } from '../_shared/may-try';
import { recordChange } from '../_shared/record-change';
import { whyNotBySms } from '../_shared/why-not-by-sms';

/** `number` is where an SMS goes; null: a mail, to whoever asks. */
type Input = AlertTemplatesInput & { readonly number: string | null };

/**
 * Sends the alert that is being written, saved or not: by mail to the person who writes it, or as an SMS, which is
 * debited like a real one, so only who may spend credit may send it.
 */
export const sendAlertSample = defineUseCase<
  Input,
  TrialAlert,
  'sms_not_allowed' | 'account_disabled' | 'too_many_tries'
>({
  action: 'alert.send-sample',
  changes: ['alerts', 'audit'],
  run: ({ db, now, hasMailServer }, scope, { number, ...templates }, actor) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      const refusal = number === null ? null : await whyNotBySms(tx, scope, actor);
      if (refusal !== null) return err(refusal);
      if (!(await mayTry(tx, 'alert', scope.id, now))) return err('too_many_tries');
      const { emailCustom, emailFrom, emailSubject, emailBody, smsCustom, smsBody } = templates;
      const texts = {
        mail: emailCustom ? { from: emailFrom, subject: emailSubject, body: emailBody } : null,
        sms: smsCustom ? smsBody : null,
      };
      const way =
        number === null
          ? ({ support: 'mail', email: actor.email, number: '' } as const)
          : ({ support: 'sms', email: '', number } as const);
      await insertAlerts(tx, scope.id, planAlerts(SAMPLE_ALERT, way, texts), now);
      const after = { notification: way.support, email: way.email, number: way.number };
      await recordChange(tx, { scope, actor, now }, { action: 'alert.send-sample', subject: '', after });
      return ok({ mailIsKept: number === null && !hasMailServer });
    }),
});
