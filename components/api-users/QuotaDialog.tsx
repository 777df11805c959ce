'use client';

import { useEffect } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { isBlockedByQuota, maximumQuota } from '@/lib/domain/api-user/quota';
import { parseCredits } from '@/lib/domain/credits';
import { changeQuotaAction } from '@/lib/panel/actions/api-users';
import { NOTHING_TO_CONFIRM } from '@/lib/schemas/action-result';
import type { ApiUserRow } from '@/lib/schemas/api-user';
import { changeQuotaSchema } from '@/lib/schemas/change-api-user';
import { fault } from '@/lib/schemas/fault';
import { Field } from '../forms/Field';
import { FormDialog } from '../forms/FormDialog';
import { Switch } from '../forms/Switch';
import { useActionForm } from '../forms/use-action-form';
import type { Format } from '../ui/format';
import { TroubleNotice } from '../ui/Notice';
import { useFormat } from '../ui/use-format';
import type { ApiUserDialogProps } from './dialog-props';
import { isBlockingQuota } from './is-blocking-quota';
import { QuotaChange } from './QuotaChange';

type Quota = Pick<ApiUserRow, 'quotaActive' | 'quotaLeft'>;

const asTyped = ({ quotaActive, quotaLeft }: Quota, { typedCredits }: Format) => ({
  active: quotaActive,
  quota: typedCredits(quotaLeft),
});

const UNCHANGED = { ok: false, field: null, fault: NOTHING_TO_CONFIRM } as const;

function isUnchanged({ quotaActive, quotaLeft }: Quota, { active, quota }: { active: boolean; quota: string }) {
  const typed = parseCredits(quota);
  return active === quotaActive && (!active || (typed.ok && typed.value === quotaLeft));
}

export function QuotaDialog({ account, seen, user, onDone, onClose }: ApiUserDialogProps) {
  const format = useFormat();
  const t = useTranslations('apiUsers.quota');
  const done = useTranslations('apiUsers.done');
  const { serviceName, creditsLeft, creditsHeldByQuota } = account;
  const actionForm = useActionForm<{ active: boolean; quota: string }>({
    schema: changeQuotaSchema,
    defaultValues: asTyped(user, format),
    action: async (input) =>
      isUnchanged(user, input) ? UNCHANGED : changeQuotaAction(serviceName, user.login, seen, input),
    onDone: () => onDone(done('quota', { login: user.login })),
  });
  const { form } = actionForm;
  const { errors, isDirty } = form.formState;
  const { quotaActive, quotaLeft } = user;
  const { reset } = form;
  useEffect(() => {
    // What nobody has touched follows the script that is spending; confirmed as it was, it would move credit back in.
    if (!isDirty) reset(asTyped({ quotaActive, quotaLeft }, format));
  }, [isDirty, reset, quotaActive, quotaLeft, format]);
  const [active, quota] = useWatch({ control: form.control, name: ['active', 'quota'] });
  const maximum = maximumQuota({ creditsLeft, quotaLeft: user.quotaLeft });
  const typed = parseCredits(quota);
  const wanted = active ? (typed.ok ? typed.value : null) : 0;
  const tooMuch = wanted !== null && wanted > maximum;
  return (
    <FormDialog
      title={t('title', { login: user.login })}
      description={t('text')}
      actionForm={actionForm}
      onClose={onClose}
    >
      {isBlockedByQuota(user) && <TroubleNotice>{t('blockedNow')}</TroubleNotice>}
      <Switch label={t('enable')} autoFocus {...form.register('active')} />
      <Field
        label={t('new')}
        inputMode="decimal"
        autoComplete="off"
        readOnly={!active}
        unit={t('credits')}
        warning={isDirty && isBlockingQuota(active, quota) && t('blocks')}
        hint={t('hint', { most: format.credits(maximum) })}
        error={
          errors.quota?.message ??
          (active && tooMuch ? fault('quota_above_maximum', { most: format.credits(maximum) }) : undefined)
        }
        {...form.register('quota')}
      />
      <QuotaChange
        free={creditsLeft}
        quota={quotaLeft}
        wanted={tooMuch ? null : wanted}
        others={Math.max(0, creditsHeldByQuota - quotaLeft)}
        most={maximum}
      />
    </FormDialog>
  );
}
