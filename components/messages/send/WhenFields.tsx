'use client';

import { useTranslations } from 'use-intl';
import { Field } from '../../forms/Field';
import { SelectInput } from '../../forms/SelectInput';
import type { SendFormState } from './use-send-form';

type Props = { send: SendFormState; timeZone: string };

/** At once, or at a minute by the account's clock. */
export function WhenFields({ send: { register, values, faultOf }, timeZone }: Props) {
  const t = useTranslations('send');
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      <SelectInput
        label={t('when')}
        options={[
          ['now', t('now')],
          ['later', t('later')],
        ]}
        {...register('when')}
      />
      {values.when === 'later' && (
        <Field
          label={t('at')}
          type="datetime-local"
          hint={t('atHint', { timeZone })}
          error={faultOf('at')}
          {...register('at')}
        />
      )}
    </div>
  );
}
