'use client';

import { useTranslations } from 'use-intl';

/** How many rows there are, or, where there are more pages, how many are on this one: counting a log would read it all. */
export function RowCount({ shown, isAll, isFiltered }: { shown: number; isAll: boolean; isFiltered: boolean }) {
  const t = useTranslations('filters');
  if (!isAll) return t('countOfPage', { count: shown });
  return t(isFiltered ? 'countFound' : 'countOfAll', { count: shown });
}
