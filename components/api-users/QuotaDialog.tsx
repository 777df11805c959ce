'use client';

import { useEffect } from 'react';
import { useController, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { fallsBelow } from '@/lib/domain/alerts/limit';
import { isBlockedByQuota, maximumQuota } from '@/lib/domain/api-user/quota';
import { formatCredits, ONE_CREDIT, parseCredits } from '@/lib/domain/credits';
import { spendable } from '@/lib/domain/ledger/debit';
import { changeQuotaAction } from '@/lib/panel/actions/api-users';
import { NOTHING_TO_CONFIRM } from '@/lib/schemas/action-result';
import type { ApiUserRow } from '@/lib/schemas/api-user';
import { changeQuotaSchema } from '@/lib/schemas/change-api-user';
import { fault } from '@/lib/schemas/fault';
import { FormDialog } from '../forms/FormDialog';
import { NumberField } from '../forms/NumberField';
import { Switch } from '../forms/Switch';
import { useActionForm } from '../forms/use-action-form';
import { TroubleNotice } from '../ui/Notice';
import { useFormat } from '../ui/use-format';
import type { ApiUserDialogProps } from './dialog-props';
import { QuotaChange } from './QuotaChange';

type Quota = Pick<ApiUserRow, 'quotaActive' | 'quotaLeft'>;

const asTyped = ({ quotaActive, quotaLeft }: Quota) => ({ active: quotaActive, quota: formatCredits(quotaLeft) });

const UNCHANGED = { ok: false, field: null, fault: NOTHING_TO_CONFIRM } as const;

function isUnchanged({ quotaActive, quotaLeft }: Quota, { active, quota }: { active: boolean; quota: string }) {
  const typed = parseCredits(quota);
  return active === quotaActive && (!active || (typed.ok && typed.value === quotaLeft));
}

/** What the API user would hold; null: what is typed is no amount. */
function wantedOf(active: boolean, quota: string): number | null {
  if (!active) return 0;
  const typed = parseCredits(quota);
  return typed.ok ? typed.value : null;
}

/** What such a quota would do at once that is likely not meant. */
function useWarning(user: Quota & Pick<ApiUserRow, 'alertThreshold'>, creditsLeft: number) {
  const t = useTranslations('apiUsers.quota');
  const format = useFormat();
  return (quotaActive: boolean, wanted: number | null): string | false => {
    if (wanted === null) return false;
    const after = { quotaActive, quotaLeft: wanted, creditsLeft: creditsLeft + user.quotaLeft - wanted };
    if (isBlockedByQuota(after)) return t('blocks');
    const { alertThreshold: limit } = user;
    const tells = limit !== null && fallsBelow(limit, spendable({ ...user, creditsLeft }), spendable(after));
    return tells && t('tellsAtOnce', { limit: format.credits(limit) });
  };
}

export function QuotaDialog({ account, seen, user, onDone, onClose }: ApiUserDialogProps) {
  const format = useFormat();
  const t = useTranslations('apiUsers.quota');
  const done = useTranslations('apiUsers.done');
  const { serviceName, creditsLeft, creditsHeldByQuota } = account;
  const actionForm = useActionForm<{ active: boolean; quota: string }>({
    schema: changeQuotaSchema,
    defaultValues: asTyped(user),
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
    if (!isDirty) reset(asTyped({ quotaActive, quotaLeft }));
  }, [isDirty, reset, quotaActive, quotaLeft]);
  const active = useWatch({ control: form.control, name: 'active' });
  const { field } = useController({ control: form.control, name: 'quota' });
  const maximum = maximumQuota({ creditsLeft, quotaLeft: user.quotaLeft });
  const wanted = wantedOf(active, field.value);
  const tooMuch = wanted !== null && wanted > maximum;
  const warning = useWarning(user, creditsLeft)(active, tooMuch ? null : wanted);
  return (
    <FormDialog
      title={t('title', { login: user.login })}
      description={t('text')}
      actionForm={actionForm}
      onClose={onClose}
    >
      {isBlockedByQuota(user) && <TroubleNotice>{t('blockedNow')}</TroubleNotice>}
      <Switch label={t('enable')} autoFocus {...form.register('active')} />
      <NumberField
        label={t('new')}
        readOnly={!active}
        unit={t('credits')}
        warning={isDirty && warning}
        hint={t('hint', { most: format.credits(maximum) })}
        error={
          errors.quota?.message ??
          (active && tooMuch
            ? fault('quota_above_maximum', { count: maximum / ONE_CREDIT, most: format.credits(maximum) })
            : undefined)
        }
        field={field}
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
