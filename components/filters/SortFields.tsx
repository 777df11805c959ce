'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/Button';
import { SelectField } from '../ui/SelectField';

export type Direction = 'asc' | 'desc';
type Props<Sort> = {
  options: readonly (readonly [sort: Sort, label: string])[];
  sort: Sort;
  direction: Direction;
  onSort: (sort: Sort, direction: Direction) => void;
};

/** The order on a phone, whose cards have no column heads to press. */
export function SortFields<Sort extends string>({ options, sort, direction, onSort }: Props<Sort>) {
  const t = useTranslations('filters.order');
  const ascending = direction === 'asc';
  const Arrow = ascending ? ArrowUp : ArrowDown;
  const change = (value: string) => {
    const wanted = options.find(([option]) => option === value);
    if (wanted) onSort(wanted[0], direction);
  };
  return (
    <div className="flex gap-2 border-b border-line p-4 sm:hidden">
      <div className="min-w-0 flex-1">
        <SelectField
          label={t('sortBy')}
          value={sort}
          options={options.map(([value, label]) => [value, t('sortByColumn', { column: label })] as const)}
          onChange={change}
        />
      </div>
      <Button onClick={() => onSort(sort, ascending ? 'desc' : 'asc')}>
        <Arrow aria-hidden="true" className="size-4" />
        <span className="sr-only">{ascending ? t('ascending') : t('descending')}</span>
      </Button>
    </div>
  );
}
