'use client';

import { type Control, type UseFormReturn, useController, useWatch } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { MomentField } from '../dates/MomentField';
import { NumberField } from '../forms/NumberField';
import { SegmentedField } from '../forms/SegmentedField';

export type TypedRate = { prefix: string; credits: string; when: 'now' | 'later'; at: string };

/** Of which rate, what it costs and from when. */
export function RateFields({ form, timeZone }: { form: UseFormReturn<TypedRate>; timeZone: string }) {
  const t = useTranslations('rates');
  const { errors } = form.formState;
  const { field: credits } = useController({ control: form.control, name: 'credits' });
  const { field: when } = useController({ control: form.control, name: 'when' });
  return (
    <>
      <NumberField label={t('credits')} hint={t('creditsHint')} error={errors.credits?.message} field={credits} />
      <SegmentedField
        label={t('when')}
        options={[
          ['now', t('now')],
          ['later', t('later')],
        ]}
        value={when.value}
        onChoose={when.onChange}
      />
      <From control={form.control} timeZone={timeZone} error={errors.at?.message} />
    </>
  );
}

type FromProps = { control: Control<TypedRate>; timeZone: string; error: string | undefined };

function From({ control, timeZone, error }: FromProps) {
  const t = useTranslations('rates');
  const { field } = useController({ control, name: 'at' });
  const { ref, value, onChange } = field;
  const moment = { ref, value, onChange };
  if (useWatch({ control, name: 'when' }) === 'now') return null;
  return <MomentField label={t('at')} timeZone={timeZone} error={error} {...moment} />;
}
