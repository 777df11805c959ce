'use client';

import { useTranslations } from 'use-intl';

type Props = {
  shown: number;
  isAll: boolean;
  isFiltered: boolean;
  /** How all of them are told, where there is something beside the rows. */
  all?: ((count: number) => string) | undefined;
};

/** How many rows there are, or, where there are more pages, how many are on this one: counting a log would read it all. */
export function RowCount({ shown, isAll, isFiltered, all }: Props) {
  const t = useTranslations('filters');
  if (!isAll) return t('countOfPage', { count: shown });
  if (!isFiltered && all) return all(shown);
  return t(isFiltered ? 'countFound' : 'countOfAll', { count: shown });
}
