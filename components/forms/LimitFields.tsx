'use client';

import type { UseFormRegisterReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Field } from './Field';
import { SelectInput } from './SelectInput';
import { Switch } from './Switch';

/** A limit as it is typed. */
export type LimitInput = {
  active: boolean;
  support: 'mail' | 'sms' | 'both';
  threshold: string;
  email: string;
  number: string;
};

const SUPPORTS = ['both', 'mail', 'sms'] as const;

type Props = {
  active: boolean;
  support: LimitInput['support'];
  errors: Partial<Record<keyof LimitInput, { message?: string }>> | undefined;
  register: (name: keyof LimitInput) => UseFormRegisterReturn;
  autoFocus?: boolean;
};

/** Whether there is an alert, and its details. */
export function LimitFields({ autoFocus = false, ...details }: Props) {
  const t = useTranslations('alerts.limit');
  return (
    <>
      <Switch label={t('enable')} autoFocus={autoFocus} {...details.register('active')} />
      <LimitDetails {...details} />
    </>
  );
}

/** The threshold and who is told, to be read while the alert is off; what the chosen notification does not use is not shown. */
export function LimitDetails({ active, support, errors, register }: Omit<Props, 'autoFocus'>) {
  const t = useTranslations('alerts');
  return (
    <>
      <Field
        label={t('limit.threshold')}
        inputMode="decimal"
        autoComplete="off"
        readOnly={!active}
        unit={t('limit.credits')}
        hint={t('limit.hint')}
        error={errors?.threshold?.message}
        {...register('threshold')}
      />
      <SelectInput
        label={t('limit.notification')}
        options={SUPPORTS.map((support) => [support, t(`notifications.${support}`)] as const)}
        disabled={!active}
        {...register('support')}
      />
      {support !== 'sms' && (
        <Field
          label={t('limit.email')}
          type="email"
          readOnly={!active}
          error={errors?.email?.message}
          {...register('email')}
        />
      )}
      {support !== 'mail' && (
        <Field
          label={t('limit.number')}
          type="tel"
          placeholder="+33612345678"
          readOnly={!active}
          error={errors?.number?.message}
          {...register('number')}
        />
      )}
    </>
  );
}
