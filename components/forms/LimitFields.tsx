'use client';

import type { UseFormRegisterReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Field } from './Field';
import { NumberField, type NumberOfForm } from './NumberField';
import { SelectInput } from './SelectInput';
import { Switch } from './Switch';

/** A limit as it is typed; the threshold in plain form. */
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
  register: (name: Exclude<keyof LimitInput, 'threshold'>) => UseFormRegisterReturn;
  threshold: NumberOfForm;
  /** What such a threshold would do that is likely not meant. */
  warning: string | false;
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
export function LimitDetails({ active, support, errors, register, threshold, warning }: Omit<Props, 'autoFocus'>) {
  const t = useTranslations('alerts');
  return (
    <>
      <NumberField
        label={t('limit.threshold')}
        readOnly={!active}
        unit={t('limit.credits')}
        warning={warning}
        error={errors?.threshold?.message}
        field={threshold}
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
