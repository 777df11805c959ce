'use client';

import { useTranslations } from 'use-intl';
import { INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { carrierReceiptsFilters, type UnmatchedReceiptRow } from '@/lib/schemas/carrier-pages';
import { FilterBar } from '../../filters/FilterBar';
import { ListSection } from '../../filters/ListSection';
import { RowCount } from '../../filters/RowCount';
import { Moment } from '../../ui/Moment';
import { EmptyNotice } from '../../ui/Notice';
import { Pager } from '../../ui/Pager';
import { PttName } from '../../ui/PttName';
import { type Column, Table } from '../../ui/Table';
import { CarrierFrame } from './CarrierFrame';
import { useCarrierList } from './use-carrier-list';

type Props = { name: string; timeZone: string };

/** What a carrier has reported of ids that no message has. */
export function CarrierReceipts({ name, timeZone }: Props) {
  return (
    <CarrierFrame name={name} section="/receipts" timeZone={timeZone}>
      {() => <Receipts name={name} timeZone={timeZone} />}
    </CarrierFrame>
  );
}

function Receipts({ name, timeZone }: Props) {
  const t = useTranslations('instance.carriers.receipts');
  const { list, read } = useCarrierList(INSTANCE_RESOURCES.carrierReceipts, carrierReceiptsFilters, (asked) => ({
    ...asked,
    name,
  }));
  const labels = { search: t('search') };
  const columns: readonly Column<UnmatchedReceiptRow>[] = [
    {
      name: 'receivedAt',
      head: t('columns.receivedAt'),
      cell: ({ receivedAt }) => <Moment at={receivedAt} timeZone={timeZone} className="whitespace-nowrap" />,
    },
    {
      name: 'id',
      head: t('columns.id'),
      isTitle: true,
      cell: ({ rawId }) => <span className="font-mono text-2xs wrap-anywhere">{rawId}</span>,
    },
    { name: 'ptt', head: t('columns.ptt'), cell: ({ ptt }) => <PttName ptt={ptt} /> },
    {
      name: 'text',
      head: t('columns.text'),
      cell: ({ text }) => text !== '' && <span className="text-muted wrap-anywhere">{text}</span>,
    },
    {
      name: 'at',
      head: t('columns.at'),
      priority: 3,
      cell: ({ at }) => <Moment at={at} timeZone={timeZone} className="whitespace-nowrap" />,
    },
  ];
  return (
    <>
      <p className="mt-3 max-w-3xl text-muted">{t('explained')}</p>
      <div className="mt-3">
        <FilterBar
          list={list}
          search={{ kind: 'text', of: 'receipts', name: 'search', label: labels.search }}
          fields={[]}
          count={read.data && <RowCount shown={read.data.total} isAll isFiltered={list.isFiltered} />}
        />
      </div>
      <ListSection list={list} labels={labels} label={t('title')} rows={5} read={read}>
        {({ receipts, total, page }) =>
          total > 0 ? (
            <>
              <Table rows={receipts} keyOf={({ id }) => id} columns={columns} />
              <Pager page={page} total={total} hrefOf={(wanted) => list.hrefWith({ page: wanted })} />
            </>
          ) : (
            <EmptyNotice title={t(list.isFiltered ? 'noMatch' : 'none')}>
              {t(list.isFiltered ? 'noMatchText' : 'noneText')}
            </EmptyNotice>
          )
        }
      </ListSection>
    </>
  );
}
