'use client';

import type { ComponentProps, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { List } from '@/lib/queries/use-list';
import { Breadcrumb } from '../ui/Breadcrumb';
import { PageHead } from '../ui/PageHead';
import type { QueryContentProps } from '../ui/QueryContent';
import { TimesIn } from '../ui/TimesIn';
import { type Emptiness, emptiness } from './emptiness';
import { FilterBar } from './FilterBar';
import { type FilterField, mayBeMiddle, type SearchFilterField } from './filter-field';
import { ListSection } from './ListSection';
import { LogPages } from './LogPages';
import { RowCount } from './RowCount';
import { useParameterLabels } from './use-parameter-labels';

type Page<Row> = ComponentProps<typeof LogPages>['page'] & { readonly rows: readonly Row[] };

type Props<Row> = Pick<QueryContentProps<Page<Row>>, 'label' | 'read'> & {
  title: string;
  /** The page above, of a log that is no section of its own. */
  crumb?: ComponentProps<typeof Breadcrumb>['above'];
  /** What can be done here. */
  actions?: ReactNode;
  /** How many rows there are, of a log that shows more than its rows. */
  all?: ComponentProps<typeof RowCount>['all'];
  /** What is said above the filters. */
  above?: ReactNode;
  /** What is said of all that they let through. */
  summary?: ReactNode;
  /** Which rows come first; newest where nothing is said. */
  order?: ComponentProps<typeof LogPages>['order'];
  list: List;
  search: SearchFilterField;
  fields: readonly FilterField[];
  /** What is shown instead of rows. */
  empty: (why: Emptiness) => ReactNode;
  children: (rows: readonly Row[]) => ReactNode;
};

/** How many rows its skeleton has. */
const SKELETON_ROWS = 6;

/** A log: what it is asked for, a page of that, and the way to the others. */
export function LogPage<Row extends { readonly id: number }>({ title, label, list, read, ...log }: Props<Row>) {
  const { search, fields } = log;
  const page = read.data;
  const timeZone = fields.find((field) => field.kind === 'period')?.timeZone;
  return (
    <>
      {log.crumb && <Breadcrumb above={log.crumb} />}
      <PageHead title={title} beside={timeZone && <TimesIn timeZone={timeZone} />}>
        {log.actions}
      </PageHead>
      {log.above}
      <FilterBar
        list={list}
        search={search}
        fields={fields}
        count={
          page && (
            <RowCount shown={page.rows.length} isAll={isWhole(page, list)} isFiltered={list.isFiltered} all={log.all} />
          )
        }
      />
      {log.summary}
      <ListSection
        list={list}
        labels={useParameterLabels([search, ...fields])}
        label={label}
        rows={SKELETON_ROWS}
        read={read}
      >
        {({ rows, searchedTo }) =>
          rows.length > 0 ? (
            log.children(rows)
          ) : (
            <>
              {log.empty(emptiness(list.isFiltered, searchedTo !== null))}
              {mayBeMiddle(list, search) && <NumberEnds />}
            </>
          )
        }
      </ListSection>
      {page && <LogPages list={list} page={page} order={log.order} />}
    </>
  );
}

/** How a number is found, below what an empty list says. */
function NumberEnds() {
  const t = useTranslations('filters');
  return <p className="-mt-8 mb-8 px-4 text-center text-secondary">{t('numberEnds')}</p>;
}

const isWhole = ({ hasNewer, hasOlder }: Page<unknown>, list: List) =>
  !hasNewer && !hasOlder && list.askedFor('before') === '';
