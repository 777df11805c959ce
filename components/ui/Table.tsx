'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from './class-names';

export type Column<Row, Name extends string = string> = {
  readonly name: Name;
  readonly head: string;
  readonly numeric?: boolean;
  /** What a row is known by: on a phone the head of its entry. */
  readonly isTitle?: boolean;
  /** What goes first where there is little room: 3 below 1200 px, 2 below 1088 px. A phone's entries have all of them. */
  readonly priority?: 2 | 3;
  /** Null: there is nothing, which a phone's entry does not mention. */
  readonly cell: (row: Row) => ReactNode;
};

/** By which column the rows are ordered, and what changes that. */
type Order<Name> = {
  readonly by: Name;
  readonly direction: 'asc' | 'desc';
  readonly onOrder: (by: Name, direction: 'asc' | 'desc') => void;
};

type Props<Row, Name extends string> = {
  columns: readonly Column<Row, Name>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
  order?: Order<NoInfer<Name>>;
  /** What can be done with a row, at its end, and the name of that column. */
  actions?: { readonly head: string; readonly of: (row: Row) => ReactNode };
};

/** By priority, where a table has a head at all. */
const HIDDEN = { 2: 'sm:max-lg:hidden', 3: 'sm:max-xl:hidden' } as const;

const hiddenBy = ({ priority }: Pick<Column<never>, 'priority'>) => priority && HIDDEN[priority];

/**
 * Rows under heads that stay in sight. On a phone the same rows are entries whose cells name their column; the roles
 * outlive `display: block`.
 */
export function Table<Row, Name extends string>({ columns, rows, keyOf, order, actions }: Props<Row, Name>) {
  return (
    <table role="table" className="w-full border-separate border-spacing-0 text-left text-xs max-sm:block">
      <thead role="rowgroup" className="max-sm:hidden">
        <tr role="row">
          {columns.map((column) => (
            <HeadCell key={column.name} column={column} order={order} />
          ))}
          {actions && (
            <th role="columnheader" scope="col" className={classNames(HEAD, 'w-10')}>
              <span className="sr-only">{actions.head}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-sm:block">
        {rows.map((row) => (
          <tr
            role="row"
            key={keyOf(row)}
            className="group max-sm:relative max-sm:flex max-sm:flex-col max-sm:border-b max-sm:border-line max-sm:px-3.5 max-sm:py-2.5 max-sm:last:border-0 sm:hover:bg-hover"
          >
            {columns.map((column) => (
              <Cell key={column.name} column={column} row={row} hasActions={actions !== undefined} />
            ))}
            {actions && (
              <td
                role="cell"
                className={classNames(CELL, 'text-right max-sm:absolute max-sm:top-0 max-sm:right-0 sm:px-1.5')}
              >
                {actions.of(row)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const HEAD =
  'sticky top-0 z-10 h-8 border-b border-line bg-surface px-2 text-2xs font-medium whitespace-nowrap text-muted first:rounded-tl-lg first:pl-3 last:rounded-tr-lg xl:px-3';

/** A row is at least 30 px high; a phone's line has its column's name at the left. */
const CELL =
  'max-sm:flex max-sm:items-start max-sm:justify-between max-sm:gap-4 max-sm:py-0.5 sm:h-7.5 sm:border-b sm:border-line sm:group-last:border-0';

type CellProps<Row> = { column: Column<Row>; row: Row; hasActions: boolean };

function Cell<Row>({ column, row, hasActions }: CellProps<Row>) {
  const t = useTranslations('ui');
  const content = column.cell(row);
  const isEmpty = content === null;
  return (
    <td
      role="cell"
      className={classNames(
        CELL,
        'sm:px-2 sm:py-1 sm:first:pl-3 xl:px-3',
        column.numeric && 'sm:text-right',
        column.isTitle && 'font-medium max-sm:-order-1 max-sm:text-sm',
        column.isTitle && hasActions && 'max-sm:min-h-8 max-sm:pr-8',
        isEmpty && 'max-sm:hidden',
        hiddenBy(column),
      )}
    >
      <span className={column.isTitle ? 'sr-only sm:hidden' : 'shrink-0 text-muted sm:hidden'}>{column.head}</span>
      {isEmpty ? <span className="sr-only">{t('none')}</span> : content}
    </td>
  );
}

type HeadCellProps<Row, Name extends string> = { column: Column<Row, Name>; order: Order<Name> | undefined };

function HeadCell<Row, Name extends string>({ column, order }: HeadCellProps<Row, Name>) {
  const className = classNames(HEAD, column.numeric && 'text-right', hiddenBy(column));
  if (!order) {
    return (
      <th role="columnheader" scope="col" className={className}>
        {column.head}
      </th>
    );
  }
  const isCurrent = column.name === order.by;
  const isAscending = isCurrent && order.direction === 'asc';
  const Arrow = isAscending ? ArrowUp : ArrowDown;
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={isCurrent ? (isAscending ? 'ascending' : 'descending') : 'none'}
      className={className}
    >
      <button
        type="button"
        onClick={() => order.onOrder(column.name, isAscending ? 'desc' : 'asc')}
        className={classNames(
          'inline-flex min-h-7 items-center gap-1 rounded-sm hover:text-ink',
          isCurrent && 'text-ink',
          column.numeric && 'flex-row-reverse',
        )}
      >
        {column.head}
        {isCurrent && <Arrow aria-hidden="true" className="size-3.5" />}
      </button>
    </th>
  );
}
