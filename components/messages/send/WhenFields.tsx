'use client';

import { useTranslations } from 'use-intl';
import { MomentField } from '../../dates/MomentField';
import { SegmentedField } from '../../forms/SegmentedField';
import type { SendFormState } from './use-send-form';

type Props = { send: SendFormState; timeZone: string };

/** At once, or at a minute by the account's clock as it was when the minute was chosen. */
export function WhenFields({ send: { set, momentField, values, faultOf }, timeZone }: Props) {
  const t = useTranslations('send');
  const { when, at, atZone } = values;
  const zone = at === '' ? timeZone : atZone;
  return (
    <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
      <SegmentedField
        label={t('when')}
        options={[
          ['now', t('now')],
          ['later', t('later')],
        ]}
        value={when}
        onChoose={(choice) => set('when', choice)}
      />
      {when === 'later' && (
        <MomentField
          label={t('at')}
          timeZone={zone}
          warning={zone !== timeZone && t('zoneChanged', { timeZone, chosen: zone })}
          error={faultOf('at')}
          {...momentField}
        />
      )}
    </div>
  );
}
