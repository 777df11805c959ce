'use client';

import type { ControllerRenderProps } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { MomentField } from '../../dates/MomentField';

type Props = {
  timeZone: string;
  /** The form's own field of the moment. */
  field: Pick<ControllerRenderProps<{ at: string }, 'at'>, 'ref' | 'value' | 'onChange'>;
  error: string | undefined;
};

/** When what waits is to be sent instead. */
export function NewMoment({ timeZone, field: { ref, value, onChange }, error }: Props) {
  const t = useTranslations('send');
  return (
    <MomentField
      label={t('at')}
      timeZone={timeZone}
      error={error}
      autoFocus
      ref={ref}
      value={value}
      onChange={onChange}
    />
  );
}
