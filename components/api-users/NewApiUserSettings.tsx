'use client';

import { type UseFormReturn, useController, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { MAX_IP_RULES } from '@/lib/domain/api-user/ip-rules';
import { parseCredits } from '@/lib/domain/credits';
import { spendable } from '@/lib/domain/ledger/debit';
import type { AccountDetails } from '@/lib/schemas/account';
import { CallbackUrlField } from '../forms/CallbackUrlField';
import { LimitDetails, type LimitInput } from '../forms/LimitFields';
import { useLimitWarning } from '../forms/LimitForm';
import { NumberField } from '../forms/NumberField';
import { Switch } from '../forms/Switch';
import { useFormat } from '../ui/use-format';
import { isBlockingQuota } from './is-blocking-quota';
import {
  ALL_TAKEN,
  freeRestriction,
  LAST_RESTRICTION,
  RestrictionFields,
  restrictionFields,
  restrictionNames,
} from './RestrictionFields';

export type NewApiUserInput = {
  login: string;
  password: string;
  quota: { active: boolean; quota: string };
  limit: LimitInput;
  ipRestrictions: string[];
  callbackUrl: string;
};

/** What a new API user begins with: no quota, no alert, from anywhere, no callback. */
export const newApiUser = (ownEmail: string): NewApiUserInput => ({
  login: '',
  password: '',
  quota: { active: false, quota: '' },
  limit: { active: false, support: 'mail', threshold: '', email: ownEmail, number: '' },
  ipRestrictions: restrictionFields([]),
  callbackUrl: '',
});

type Props = { form: UseFormReturn<NewApiUserInput>; account: AccountDetails; ownAddress: string };

/** The settings that may come with a new API user; each could as well be changed later. */
export function NewApiUserSettings({ form, account: { serviceName, creditsLeft }, ownAddress }: Props) {
  const format = useFormat();
  const t = useTranslations('apiUsers');
  const limit = useTranslations('alerts.limit');
  const [quotaActive, alertActive, support, addresses, callbackUrl] = useWatch({
    control: form.control,
    name: ['quota.active', 'limit.active', 'limit.support', 'ipRestrictions', 'callbackUrl'],
  });
  const { field: quota } = useController({ control: form.control, name: 'quota.quota' });
  const { field: threshold } = useController({ control: form.control, name: 'limit.threshold' });
  const warningOf = useLimitWarning();
  const typed = parseCredits(quota.value);
  const left = spendable({ quotaActive, quotaLeft: typed.ok ? typed.value : 0, creditsLeft });
  const { errors } = form.formState;
  const filled = addresses.findLastIndex((entry) => entry.trim() !== '') + 1;
  const addOwn = () => {
    const free = freeRestriction(form.getValues('ipRestrictions'));
    if (free === null) return form.setError(LAST_RESTRICTION, ALL_TAKEN, { shouldFocus: true });
    form.setValue(free, ownAddress, { shouldDirty: true, shouldValidate: true });
  };
  return (
    <>
      <Switch label={t('quota.enable')} {...form.register('quota.active')} />
      {quotaActive && (
        <NumberField
          label={t('quota.new')}
          unit={t('quota.credits')}
          hint={t('quota.hint', { most: format.credits(creditsLeft) })}
          warning={isBlockingQuota(quotaActive, quota.value) && t('quota.blocks')}
          error={errors.quota?.quota?.message}
          field={quota}
        />
      )}
      <Switch label={limit('enable')} {...form.register('limit.active')} />
      {alertActive && (
        <LimitDetails
          active
          support={support}
          errors={errors.limit}
          register={(name) => form.register(`limit.${name}`)}
          threshold={threshold}
          warning={warningOf({ alertThreshold: null }, threshold.value, left)}
        />
      )}
      <RestrictionFields
        title={t('restrictions.fields')}
        shown={Math.min(MAX_IP_RULES, filled + 1)}
        ownAddress={ownAddress}
        errors={errors.ipRestrictions}
        register={(index) => form.register(`ipRestrictions.${index}`, { deps: restrictionNames })}
        onAddOwn={addOwn}
      />
      <CallbackUrlField
        serviceName={serviceName}
        url={callbackUrl}
        label={t('new.callbackUrl')}
        error={errors.callbackUrl?.message}
        {...form.register('callbackUrl')}
      />
    </>
  );
}
