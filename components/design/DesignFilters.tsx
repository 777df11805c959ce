'use client';

import { useState } from 'react';
import { fault } from '@/lib/schemas/fault';
import { ColumnsMenu } from '../filters/ColumnsMenu';
import { FilterBar } from '../filters/FilterBar';
import type { FilterField } from '../filters/filter-field';
import { RowCount } from '../filters/RowCount';
import { Panel } from '../ui/Panel';

const FIELDS: FilterField[] = [
  { kind: 'period', timeZone: 'Europe/Paris' },
  { kind: 'choice', name: 'on', label: 'On', options: [['failed', 'Failed']] },
  { kind: 'choice', name: 'off', label: 'Off', options: [['failed', 'Failed']] },
  { kind: 'text', name: 'typed', label: 'Typed' },
  {
    kind: 'pair',
    choice: { kind: 'choice', name: 'pair', label: 'Pair', options: [['person', 'Person']] },
    texts: [{ kind: 'text', name: 'named', label: 'Named' }],
    endedBy: () => [],
  },
  { kind: 'text', name: 'rare', label: 'Rare', isRare: true },
  { kind: 'text', name: 'wrong', label: 'Wrong', isNumber: true },
];

type ColumnName = 'quota' | 'limit';
const COLUMNS = [
  ['quota', 'Quota'],
  ['limit', 'Limit'],
] as const;

/** The bar above a log, with filters off, on and wrong. */
export function DesignFilters() {
  const [shown, setShown] = useState<ReadonlySet<ColumnName>>(new Set(['quota']));
  const [asked, setAsked] = useState<Readonly<Record<string, string | undefined>>>({ on: 'failed', wrong: 'x' });
  const list = {
    askedFor: (name: string) => asked[name] ?? '',
    faults: asked['wrong'] ? [{ name: 'wrong', value: asked['wrong'], fault: fault('filter_no_ptt') }] : [],
    isFiltered: true,
    filter: (filters: Readonly<Record<string, string | undefined>>) => setAsked({ ...asked, ...filters }),
    hrefWith: () => '',
  };
  return (
    <Panel title="Filters">
      <div className="p-4">
        <FilterBar
          list={list}
          search={{ kind: 'text', of: 'apiUsers', name: 'search', label: 'Search' }}
          fields={FIELDS}
          count={<RowCount shown={856} isAll isFiltered={false} />}
        >
          <ColumnsMenu
            columns={COLUMNS}
            shown={shown}
            presets={[['Reset', ['quota']]]}
            onChoose={(names) => setShown(new Set(names))}
          />
        </FilterBar>
      </div>
    </Panel>
  );
}
