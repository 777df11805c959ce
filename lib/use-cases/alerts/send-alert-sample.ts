import { insertAlerts } from '@/lib/db/alerts';
import { inTransaction } from '@/lib/db/client';
import { DEFAULT_ALERT, planAlerts } from '@/lib/domain/alerts/alert-template';
import { SAMPLE_ALERT } from '@/lib/domain/alerts/sample-alert';
import { ok } from '@/lib/domain/result';
import type { AlertTemplatesInput } from '@/lib/schemas/alert';
import { defineUseCase } from '../_shared/define-use-case';

/** Mails the alert that is being written, saved or not, to the person who writes it. */
export const sendAlertSample = defineUseCase<AlertTemplatesInput, null>({
  action: 'alert.send-sample',
  changes: ['alerts'],
  run: ({ db, now }, scope, templates, actor) =>
    inTransaction(db, async (tx) => {
      const { emailCustom, emailFrom, emailSubject, emailBody } = templates;
      const texts = emailCustom
        ? { emailFrom, emailSubject, emailBody, smsBody: '' }
        : { ...DEFAULT_ALERT, emailFrom: '' };
      const way = { support: 'mail', email: actor.email, number: '' } as const;
      await insertAlerts(tx, scope.id, planAlerts(SAMPLE_ALERT, way, texts), now);
      return ok(null);
    }),
});
