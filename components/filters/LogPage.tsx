'use client';

import type { ReactNode } from 'react';
import type { List } from '@/lib/queries/use-list';
import { OlderLink } from '../ui/OlderLink';
import { PageHead } from '../ui/PageHead';
import type { QueryContentProps } from '../ui/QueryContent';
import { type Emptiness, emptiness } from './emptiness';
import { FilterBar } from './FilterBar';
import type { FilterField, TextFilterField } from './filter-field';
import { ListSection } from './ListSection';
import { RowCount } from './RowCount';

/** A page of a log, as lib/schemas/log.ts has it. */
type Page<Row> = { readonly rows: readonly Row[]; readonly hasOlder: boolean; readonly searchedTo: number | null };

type Props<Row> = Pick<QueryContentProps<Page<Row>>, 'label' | 'read'> & {
  title: string;
  /** What can be done here. */
  actions?: ReactNode;
  /** What is said above the filters, and of all that they let through. */
  above?: ReactNode;
  sums?: ReactNode;
  list: List;
  search: TextFilterField;
  fields: readonly FilterField[];
  /** What is shown instead of rows. */
  empty: (why: Emptiness) => ReactNode;
  children: (rows: readonly Row[]) => ReactNode;
};

/** How many rows its skeleton has. */
const SKELETON_ROWS = 6;

/** A log: what it is asked for, the newest rows of that, and the way to older ones. */
export function LogPage<Row extends { readonly id: number }>({ title, label, list, read, ...log }: Props<Row>) {
  const page = read.data;
  const isWhole = page !== undefined && !page.hasOlder && list.askedFor('before') === '';
  return (
    <>
      <PageHead title={title}>{log.actions}</PageHead>
      {log.above}
      <FilterBar
        list={list}
        search={log.search}
        fields={log.fields}
        count={page && <RowCount shown={page.rows.length} isAll={isWhole} />}
      />
      {log.sums}
      <ListSection list={list} label={label} rows={SKELETON_ROWS} read={read}>
        {({ rows, searchedTo }) =>
          rows.length > 0 ? log.children(rows) : log.empty(emptiness(list.isFiltered, searchedTo !== null))
        }
      </ListSection>
      {page?.hasOlder && (
        <OlderLink
          href={list.hrefWith({ before: page.searchedTo ?? page.rows.at(-1)?.id })}
          searching={page.searchedTo !== null}
        />
      )}
    </>
  );
}
