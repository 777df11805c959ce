'use client';

import type { ComponentProps } from 'react';
import { useTranslations } from 'use-intl';
import { Switch } from '../../forms/Switch';
import { HINT } from '../../ui/control-look';

/** Waives the STOP clause for this send, and says when that is right. */
export function StopSwitch(input: Omit<ComponentProps<typeof Switch>, 'label'>) {
  const t = useTranslations('send');
  return (
    <div>
      <Switch label={t('noStop')} {...input} />
      <p className={HINT}>{t('noStopHint')}</p>
    </div>
  );
}
