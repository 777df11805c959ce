'use client';

import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import { changeLimitAction, sendTestAlertAction } from '@/lib/panel/actions/alerts';
import { changeLimitSchema } from '@/lib/schemas/alert';
import type { ApiUserRow } from '@/lib/schemas/api-user';
import { ActionForm } from '../forms/ActionForm';
import { callAction } from '../forms/call-action';
import { DialogActions } from '../forms/DialogActions';
import { useActionForm } from '../forms/use-action-form';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import type { Format } from '../ui/format';
import { useFormat } from '../ui/use-format';
import type { ApiUserDialogProps } from './dialog-props';
import { LimitFields, type LimitInput } from './LimitFields';

/** The one that is set, else the one before it was switched off. */
function thresholdOf({ alertThreshold, alertLastThreshold }: ApiUserRow, { typedCredits }: Format): string {
  const threshold = alertThreshold ?? alertLastThreshold;
  return threshold === null ? '' : typedCredits(threshold);
}

const asTyped = (user: ApiUserRow, ownEmail: string, format: Format): LimitInput => ({
  active: user.alertThreshold !== null,
  support: user.alertSupport,
  threshold: thresholdOf(user, format),
  email: user.alertEmail || ownEmail,
  number: user.alertNumber === '' ? '' : formatMsisdn(user.alertNumber),
});

export function LimitDialog({ account, ownEmail, seen, onSaved, onDone, onClose }: ApiUserDialogProps) {
  const format = useFormat();
  const t = useTranslations('apiUsers.limit');
  const done = useTranslations('apiUsers.done');
  const { serviceName, role } = account;
  const { login } = seen;
  // It costs credit.
  const mayTrySms = can(role, 'alert.send-by-sms');
  const { form, fault, accept, onSubmit } = useActionForm<LimitInput>({
    schema: changeLimitSchema,
    defaultValues: asTyped(seen, ownEmail, format),
    action: (input) => changeLimitAction(serviceName, login, seen, input),
    onDone: () => onDone(done('limit', { login })),
  });
  const { isSubmitting } = form.formState;
  const [active, support] = useWatch({ control: form.control, name: ['active', 'support'] });
  const [testing, setTesting] = useState(false);
  const test = async () => {
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return;
    setTesting(true);
    const result = await callAction(() => sendTestAlertAction(serviceName, login, form.getValues()));
    setTesting(false);
    if (accept(result)) onSaved(t('tested'));
  };
  return (
    <Dialog title={t('title', { login })} description={t('text')} onClose={onClose}>
      <ActionForm fault={fault} onSubmit={onSubmit}>
        <LimitFields
          autoFocus
          active={active}
          support={support}
          errors={form.formState.errors}
          register={(name) => form.register(name)}
        />
        {active && (support === 'mail' || mayTrySms) && (
          <div>
            <Button busy={testing} onClick={() => void test()}>
              {t('sendTest')}
            </Button>
          </div>
        )}
        <DialogActions busy={isSubmitting} onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}
