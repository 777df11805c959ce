'use client';

import { useTranslations } from 'use-intl';

/** How many rows there are, or, where there are more pages, how many are on this one: counting a log would read it all. */
export function RowCount({ shown, isAll }: { shown: number; isAll: boolean }) {
  const t = useTranslations('filters');
  return isAll ? t('countOfAll', { count: shown }) : t('countOfPage', { count: shown });
}
