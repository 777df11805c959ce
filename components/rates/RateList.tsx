'use client';

import { useTranslations } from 'use-intl';
import type { List } from '@/lib/queries/use-list';
import type { RateList as Answer } from '@/lib/schemas/rate';
import { FilterBar } from '../filters/FilterBar';
import { ListSection } from '../filters/ListSection';
import { RowCount } from '../filters/RowCount';
import { EmptyNotice } from '../ui/Notice';
import { Pager } from '../ui/Pager';
import type { QueryContentProps } from '../ui/QueryContent';
import type { RateActions } from './RateMenu';
import { RatesTable } from './RatesTable';

type Props = {
  list: List;
  read: QueryContentProps<Answer>['read'];
  timeZone: string;
  /** Absent: they can only be read. */
  actions?: RateActions;
};

/** A page of rates, by prefix, searched by prefix or country. */
export function RateList({ list, read, ...table }: Props) {
  const t = useTranslations('rates');
  const labels = { search: t('search') };
  const why = list.isFiltered ? 'noMatch' : 'empty';
  return (
    <>
      <FilterBar
        list={list}
        search={{ kind: 'text', of: 'rates', name: 'search', label: labels.search }}
        fields={[]}
        count={read.data && <RowCount shown={read.data.total} isAll isFiltered={list.isFiltered} />}
      />
      <ListSection list={list} labels={labels} label={t('list')} rows={5} read={read}>
        {({ rates, total, page }) =>
          total > 0 ? (
            <>
              <RatesTable rates={rates} {...table} />
              <Pager page={page} total={total} hrefOf={(wanted) => list.hrefWith({ page: wanted })} />
            </>
          ) : (
            <EmptyNotice title={t(`${why}.title`)}>{t(`${why}.text`)}</EmptyNotice>
          )
        }
      </ListSection>
    </>
  );
}
