'use client';

import { ArrowDown, ArrowUp, ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { classNames } from './class-names';
import { EmptyCell, isNothing } from './NoValue';
import { END_CORNER, END_INSET, type EndsBelow, endOf, hiddenBy, type Priority } from './table-ends';
import { type Beside, type PhonePlace, phoneLook, ROOM } from './table-on-phone';

export type Column<Row, Name extends string = string> = {
  readonly name: Name;
  readonly head: string;
  readonly numeric?: boolean;
  /** Each of its cells begins with a box to tick: its head stands over what is beside that. */
  readonly hasTick?: boolean;
  /** What a row is known by: on a phone the head of its entry. */
  readonly isTitle?: boolean;
  readonly onPhone?: PhonePlace;
  /** Rows cannot be ordered by it. */
  readonly isUnordered?: true;
  /** What goes first where there is little room: 4 below 1440 px, 3 below 1200 px, 2 below 1088 px, 1 below 960 px. A phone's entries have all of them. */
  readonly priority?: Priority;
  /** Of a long text, which ends in an ellipsis: which share of the table it has, whatever stands in it. */
  readonly share?: keyof typeof SHARES;
  /** Null, false or empty: there is no value, which a phone's entry does not mention. */
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
  /** What can be done with a row, at its end, and the name of that column. A row has one button unless more is said. */
  actions?: { readonly head: string; readonly of: (row: Row) => ReactNode; readonly most?: keyof typeof ROOM };
  /** What a row opens below it when it is pressed, and what that is called. Links in its cells lie above it (`relative`). */
  details?: Details<Row>;
};

type Details<Row> = { readonly label: string; readonly of: (row: Row) => ReactNode };

/**
 * Rows under heads that stay in sight. On a phone the same rows are entries whose cells name their column; the roles
 * outlive `display: block`.
 */
export function Table<Row, Name extends string>({ columns, rows, keyOf, order, actions, details }: Props<Row, Name>) {
  return (
    <table role="table" className="w-full border-separate border-spacing-0 text-left text-xs max-sm:block">
      <thead role="rowgroup" className="max-sm:hidden">
        <tr role="row">
          {columns.map((column) => (
            <HeadCell
              key={column.name}
              column={column}
              order={order}
              end={endOf(column, columns, actions !== undefined)}
            />
          ))}
          {actions && (
            <th role="columnheader" scope="col" className={classNames(HEAD, END_CORNER.always, 'w-10 sm:pr-4')}>
              <span className="sr-only">{actions.head}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-sm:block">
        {rows.map((row) => (
          <BodyRow key={keyOf(row)} row={row} columns={columns} actions={actions} details={details} />
        ))}
      </tbody>
    </table>
  );
}

type BodyRowProps<Row, Name extends string> = {
  row: Row;
  columns: readonly Column<Row, Name>[];
  actions: Props<Row, Name>['actions'];
  details: Details<Row> | undefined;
};

function BodyRow<Row, Name extends string>({ row, columns, actions, details }: BodyRowProps<Row, Name>) {
  const ofRow = actions?.of(row);
  // On a phone a row without any gives its place to what stands beside it.
  const room = Boolean(ofRow) && ROOM[actions?.most ?? 1];
  const cells = columns.map((column) => ({ column, content: column.cell(row) }));
  const filled = cells.filter(({ content }) => !isNothing(content));
  const beside = { room, places: new Set(filled.map(({ column }) => column.onPhone)) };
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const opener = details && { label: details.label, controls: id, isOpen, onPress: () => setOpen(!isOpen) };
  return (
    <>
      <tr
        role="row"
        className={classNames(
          'group max-sm:relative max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:items-baseline max-sm:gap-x-3 max-sm:border-b max-sm:border-line max-sm:px-4 max-sm:py-2.5 max-sm:last:border-0 max-sm:[content-visibility:auto] sm:hover:bg-hover',
          // About as high as they are, so that little moves while they come into sight.
          beside.places.has('wide')
            ? 'max-sm:[contain-intrinsic-size:auto_7rem]'
            : 'max-sm:[contain-intrinsic-size:auto_5rem]',
          details && 'relative',
        )}
      >
        {cells.map(({ column, content }) => (
          <Cell
            key={column.name}
            column={column}
            content={content}
            beside={beside}
            end={endOf(column, columns, actions !== undefined)}
            opener={column.isTitle ? opener : undefined}
          />
        ))}
        {actions && (
          <td
            role="cell"
            className={classNames(CELL, 'text-right max-sm:absolute max-sm:top-0 max-sm:right-0 sm:pr-2.5 sm:pl-1.5')}
          >
            {ofRow}
          </td>
        )}
      </tr>
      {details && isOpen && (
        <tr role="row" id={id} className="group max-sm:block max-sm:border-b max-sm:border-line">
          <td
            role="cell"
            colSpan={columns.length + (actions ? 1 : 0)}
            className="bg-well px-4 pt-2 pb-3 max-sm:block sm:border-b sm:border-line sm:group-last:border-0"
          >
            {/* Without a width of its own, so that the columns stay as wide as they were. */}
            <div className="w-0 min-w-full">{details.of(row)}</div>
          </td>
        </tr>
      )}
    </>
  );
}

/** Its ends stand below those of a panel's head. What stands at the right end depends on what the window has room for. */
const INSET = 'sm:first:pl-4 sm:not-first:pl-2 xl:not-first:pl-3';

const HEAD = `sticky top-0 z-10 h-8 border-b border-line bg-surface text-2xs font-medium whitespace-nowrap text-muted first:rounded-tl-lg ${INSET}`;

/** The other columns keep theirs. */
const SHARES = {
  large: 'sm:max-w-0 md:max-xl:w-1/3 xl:w-2/5',
  small: 'sm:max-w-0 md:max-[90rem]:w-1/6 min-[90rem]:w-2/9',
} as const;

/** A row is at least 30 px high, and a signal before a word does not lift it off the row's line. */
const CELL =
  '[&>.inline-flex]:align-top max-sm:flex max-sm:gap-4 max-sm:py-0.5 sm:h-7.5 sm:border-b sm:border-line sm:group-last:border-0';

type CellProps<Row> = {
  column: Column<Row>;
  content: ReactNode;
  beside: Beside;
  end: EndsBelow;
  opener: OpenerProps | undefined;
};

function Cell<Row>({ column, content, beside, end, opener }: CellProps<Row>) {
  const isEmpty = isNothing(content);
  const isPlaced = column.isTitle === true || column.onPhone !== undefined;
  return (
    <td
      role="cell"
      className={classNames(
        CELL,
        isPlaced ? 'max-sm:items-start' : 'max-sm:items-baseline',
        INSET,
        END_INSET[end],
        'sm:py-1',
        column.numeric && 'sm:text-right',
        column.share && SHARES[column.share],
        phoneLook(column, beside),
        isEmpty && 'max-sm:hidden',
        hiddenBy(column),
      )}
    >
      <span className={isPlaced ? 'sr-only sm:hidden' : 'shrink-0 text-muted sm:hidden'}>{column.head}</span>
      {opener ? <Opener {...opener}>{content}</Opener> : isEmpty ? <EmptyCell /> : content}
    </td>
  );
}

type OpenerProps = { label: string; controls: string; isOpen: boolean; onPress: () => void };

/** Its target is the whole row. */
function Opener({ label, controls, isOpen, onPress, children }: OpenerProps & { children: ReactNode }) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      aria-controls={isOpen ? controls : undefined}
      onClick={onPress}
      className="inline-flex items-baseline gap-1.5 rounded-sm text-left align-top after:absolute after:inset-0"
    >
      <ChevronRight
        aria-hidden="true"
        className={classNames('h-lh w-4 shrink-0 self-start text-muted transition-transform', isOpen && 'rotate-90')}
      />
      {children}
      <span className="sr-only">{label}</span>
    </button>
  );
}

type HeadCellProps<Row, Name extends string> = {
  column: Column<Row, Name>;
  order: Order<Name> | undefined;
  end: EndsBelow;
};

function HeadCell<Row, Name extends string>({ column, order, end }: HeadCellProps<Row, Name>) {
  const className = classNames(HEAD, END_INSET[end], END_CORNER[end], column.numeric && 'text-right', hiddenBy(column));
  if (!order || column.isUnordered) {
    return (
      <th role="columnheader" scope="col" className={className}>
        {column.hasTick ? <span className="pl-6.5">{column.head}</span> : column.head}
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
