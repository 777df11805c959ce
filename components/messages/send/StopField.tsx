'use client';

import { useTranslations } from 'use-intl';
import { SegmentedField } from '../../forms/SegmentedField';

type Props = { isWaived: boolean; onWaive: (isWaived: boolean) => void };

/** Whether the STOP clause is added to this send, and when it must be. */
export function StopField({ isWaived, onWaive }: Props) {
  const t = useTranslations('send');
  return (
    <SegmentedField
      label={t('stop')}
      hint={t('stopHint')}
      options={[
        ['add', t('stopAdd')],
        ['leave', t('stopLeave')],
      ]}
      value={isWaived ? 'leave' : 'add'}
      onChoose={(choice) => onWaive(choice === 'leave')}
    />
  );
}
