'use client';

import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { useFormat } from '../ui/use-format';

/** On a phone they stand without their column's head: as in a sentence, with their unit. */
export function CreditsCell({ hundredths }: { hundredths: number }) {
  const t = useTranslations('messages');
  const format = useFormat();
  return (
    <>
      <span className="max-sm:hidden">{format.exactCredits(hundredths)}</span>
      <span className="sm:hidden">
        {format.exactCredits(hundredths)} {t('unit', { count: hundredths / ONE_CREDIT })}
      </span>
    </>
  );
}
