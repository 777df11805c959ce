'use client';

import { useTranslations } from 'use-intl';
import { MomentField } from '../../dates/MomentField';
import { SelectInput } from '../../forms/SelectInput';
import type { SendFormState } from './use-send-form';

type Props = { send: SendFormState; timeZone: string };

/** At once, or at a minute by the account's clock as it was when the minute was chosen. */
export function WhenFields({ send: { register, momentField, values, faultOf }, timeZone }: Props) {
  const t = useTranslations('send');
  const { when, at, atZone } = values;
  const zone = at === '' ? timeZone : atZone;
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
      {when === 'later' && (
        <MomentField
          label={t('at')}
          timeZone={zone}
          hint={t('atHint', { timeZone: zone })}
          warning={zone !== timeZone && t('zoneChanged', { timeZone, chosen: zone })}
          error={faultOf('at')}
          {...momentField}
        />
      )}
    </div>
  );
}
