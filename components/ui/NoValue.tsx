'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

/** Whether there is nothing to show where a value could stand. */
export const isNothing = (content: ReactNode): boolean =>
  content === null || content === undefined || content === false || content === '';

/** What stands where there is no value, in every list of facts: a dash, which is read out as a word. */
export function NoValue() {
  const t = useTranslations('ui');
  return (
    <>
      <span aria-hidden="true" className="text-muted">
        –
      </span>
      <span className="sr-only">{t('none')}</span>
    </>
  );
}

/** The same in a table, whose cell stays empty: a dash in each of many would draw the eye to nothing. */
export function EmptyCell() {
  const t = useTranslations('ui');
  return <span className="sr-only">{t('none')}</span>;
}
