'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ApiUserSort } from '@/lib/schemas/api-user';
import { Button } from '../ui/Button';
import { SelectField } from '../ui/SelectField';

export type Direction = 'asc' | 'desc';
type Props = {
  options: readonly (readonly [sort: ApiUserSort, label: string])[];
  sort: ApiUserSort;
  direction: Direction;
  onSort: (sort: ApiUserSort, direction: Direction) => void;
};

/** The order on a phone, whose cards have no column heads to press. */
export function SortFields({ options, sort, direction, onSort }: Props) {
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
          label="Sort by"
          value={sort}
          options={options.map(([value, label]) => [value, `Sort by ${label}`] as const)}
          onChange={change}
        />
      </div>
      <Button onClick={() => onSort(sort, ascending ? 'desc' : 'asc')}>
        <Arrow aria-hidden="true" className="size-4" />
        {ascending ? 'Ascending' : 'Descending'}
      </Button>
    </div>
  );
}
