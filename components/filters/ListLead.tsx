'use client';

import type { ReactNode } from 'react';
import { RowCount } from './RowCount';

type Props = {
  /** How many rows there are; undefined: nobody knows yet. */
  count: number | undefined;
  /** What the list holds. */
  children: ReactNode;
};

/** Above a list that is too short for filters: what it holds, and how many rows, where a filter bar says so. */
export const ListLead = ({ count, children }: Props) => (
  <div className="flex flex-wrap items-end gap-x-4 gap-y-1">
    <p className="max-w-3xl min-w-0 text-muted sm:flex-1">{children}</p>
    {count !== undefined && (
      <p className="ml-auto text-muted tabular-nums">
        <RowCount shown={count} isAll isFiltered={false} />
      </p>
    )}
  </div>
);
