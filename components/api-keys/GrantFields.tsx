'use client';

import type { FieldErrors, UseFormRegister } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { VALIDITY_CHOICES } from '@/lib/schemas/api-key';
import { Field } from '../forms/Field';
import { SelectInput } from '../forms/SelectInput';

/** As it is typed: for how long, from where, and by whom. */
export type TypedGrant = { days: string; allowedAddresses: string; currentPassword: string };

type Props = { errors: FieldErrors<TypedGrant>; register: UseFormRegister<TypedGrant> };

/** How long a key holds, from where it may call, and the password of whoever allows it. */
export function GrantFields({ errors, register }: Props) {
  const t = useTranslations('apiKeys');
  const profile = useTranslations('profile');
  const validity = (days: string) => (days === '' ? t('untilRevoked') : t('forDays', { days: Number(days) }));
  return (
    <>
      <SelectInput
        label={t('validity')}
        options={VALIDITY_CHOICES.map((days) => [days, validity(days)] as const)}
        error={errors.days?.message}
        {...register('days')}
      />
      <Field
        label={t('addresses')}
        autoComplete="off"
        spellCheck={false}
        hint={t('addressesHint')}
        error={errors.allowedAddresses?.message}
        {...register('allowedAddresses')}
      />
      <Field
        label={profile('yourPassword')}
        type="password"
        autoComplete="current-password"
        error={errors.currentPassword?.message}
        {...register('currentPassword')}
      />
    </>
  );
}
