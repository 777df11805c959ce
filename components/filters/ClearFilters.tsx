'use client';

import { useTranslations } from 'use-intl';
import type { List } from '@/lib/queries/use-list';
import { Button } from '../ui/Button';
import { type FilterField, nothingOf, onAmong } from './filter-field';

type Props = { list: List; fields: readonly FilterField[]; onCleared: () => void };

/** In a list that its filters leave empty: how many there are on, and the way back to all rows. */
export function ClearFilters({ list, fields, onCleared }: Props) {
  const t = useTranslations('filters');
  const on = onAmong(list, fields);
  if (on === 0) return null;
  return (
    <div className="-mt-6 flex justify-center pb-10">
      <Button
        onClick={() => {
          list.filter(nothingOf(fields));
          onCleared();
        }}
      >
        {t('clearAll', { count: on })}
      </Button>
    </div>
  );
}
