'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { CALLBACK_STATUSES } from '@/lib/domain/callbacks/callback-status';
import { RESOURCES } from '@/lib/queries/resources';
import { type List, useList } from '@/lib/queries/use-list';
import { useResource } from '@/lib/queries/use-resource';
import type { CallbackList } from '@/lib/schemas/callback';
import { FilterBar } from '../filters/FilterBar';
import type { FilterField } from '../filters/filter-field';
import { ListSection } from '../filters/ListSection';
import { RowCount } from '../filters/RowCount';
import { useExactFilter } from '../filters/use-exact-filter';
import { usePttFilter } from '../filters/use-ptt-filter';
import { Button } from '../ui/Button';
import { EmptyNotice } from '../ui/Notice';
import { OlderLink } from '../ui/OlderLink';
import { PageHead } from '../ui/PageHead';
import { CallbacksTable } from './CallbacksTable';
import { RedeliverDialog } from './RedeliverDialog';
import { useRedelivery } from './use-redelivery';

/** Every call to customers' URLs: what was sent, what they said, and sending it again. */
export function CallbackLog({ serviceName }: { serviceName: string }) {
  const t = useTranslations('callbacks');
  const titles = useTranslations('titles');
  const { list, query, read } = useList(RESOURCES.callbacks, serviceName);
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const timeZone = account?.timeZone ?? 'UTC';
  const [choosing, setChoosing] = useState(false);
  const { tell, redeliver } = useRedelivery(serviceName);
  return (
    <>
      <PageHead title={titles('callbacks')}>
        {redeliver && <Button onClick={() => setChoosing(true)}>{t('redeliverFailed')}</Button>}
      </PageHead>
      <Filters list={list} timeZone={timeZone} shown={read.data} isFirst={query.before === undefined} />
      <ListSection list={list} label={t('list')} rows={5} read={read}>
        {({ rows, searchedTo }) =>
          rows.length === 0 ? (
            <EmptyNotice title={t(emptyTitle(list.isFiltered, searchedTo !== null))}>{t('noneText')}</EmptyNotice>
          ) : (
            <CallbacksTable
              serviceName={serviceName}
              deliveries={rows}
              timeZone={timeZone}
              onRedeliver={redeliver && ((deliveryId) => void redeliver(deliveryId))}
            />
          )
        }
      </ListSection>
      {read.data?.hasOlder && (
        <OlderLink
          href={list.hrefWith({ before: read.data.searchedTo ?? read.data.rows.at(-1)?.id })}
          searching={read.data.searchedTo !== null}
        />
      )}
      {choosing && (
        <RedeliverDialog
          serviceName={serviceName}
          login={query.login}
          of={query.of}
          timeZone={timeZone}
          onDone={(outcome) => {
            setChoosing(false);
            tell(outcome);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </>
  );
}

function emptyTitle(isFiltered: boolean, isSearching: boolean) {
  if (isSearching) return 'noMatchSoFar';
  return isFiltered ? 'noMatch' : 'none';
}

type FiltersProps = { list: List; timeZone: string; shown: CallbackList | undefined; isFirst: boolean };

function Filters({ list, timeZone, shown, isFirst }: FiltersProps) {
  const t = useTranslations('callbacks');
  const ptt = usePttFilter();
  const exact = useExactFilter(list);
  const fields: FilterField[] = [
    { kind: 'period', timeZone },
    {
      kind: 'choice',
      name: 'status',
      label: t('status'),
      options: CALLBACK_STATUSES.map((status) => [status, t(`statuses.${status}`)]),
    },
    ...exact,
    ptt,
    { kind: 'text', name: 'url', label: t('urlPart') },
    { kind: 'text', name: 'message', label: t('messageId'), isNumber: true },
  ];
  return (
    <FilterBar
      list={list}
      search={{ kind: 'text', name: 'login', label: t('apiUser') }}
      fields={fields}
      count={shown && <RowCount shown={shown.rows.length} isAll={isFirst && !shown.hasOlder} />}
    />
  );
}
