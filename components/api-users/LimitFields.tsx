'use client';

import type { UseFormRegisterReturn } from 'react-hook-form';
import { Field } from '../forms/Field';
import { SelectInput } from '../forms/SelectInput';
import { Switch } from '../forms/Switch';

/** A limit as it is typed. */
export type LimitInput = {
  active: boolean;
  support: 'mail' | 'sms' | 'both';
  threshold: string;
  email: string;
  number: string;
};

const SUPPORTS = [
  ['both', 'Mail and SMS'],
  ['mail', 'Email'],
  ['sms', 'SMS'],
] as const;

type Props = {
  active: boolean;
  support: LimitInput['support'];
  errors: Partial<Record<keyof LimitInput, { message?: string }>> | undefined;
  register: (name: keyof LimitInput) => UseFormRegisterReturn;
  autoFocus?: boolean;
};

/** Whether there is an alert, and its details. */
export function LimitFields({ autoFocus = false, ...details }: Props) {
  return (
    <>
      <Switch label="Enable alert?" autoFocus={autoFocus} {...details.register('active')} />
      <LimitDetails {...details} />
    </>
  );
}

/** The threshold and who is told, to be read while the alert is off; what the chosen notification does not use is not shown. */
export function LimitDetails({ active, support, errors, register }: Omit<Props, 'autoFocus'>) {
  return (
    <>
      <Field
        label="Alert threshold"
        inputMode="decimal"
        autoComplete="off"
        readOnly={!active}
        hint="In credits."
        error={errors?.threshold?.message}
        {...register('threshold')}
      />
      <SelectInput label="Notification" options={SUPPORTS} disabled={!active} {...register('support')} />
      {support !== 'sms' && (
        <Field label="Email" type="email" readOnly={!active} error={errors?.email?.message} {...register('email')} />
      )}
      {support !== 'mail' && (
        <Field
          label="Number"
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
