'use client';

import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import type { RateRow } from '@/lib/schemas/rate';
import { Moment } from '../ui/Moment';
import { Status } from '../ui/Status';
import { type Column, Table } from '../ui/Table';
import { useFormat } from '../ui/use-format';
import { type RateActions, RateMenu } from './RateMenu';
import { useDestination } from './use-destination';

type Props = {
  rates: readonly RateRow[];
  timeZone: string;
  /** Absent: they can only be read. */
  actions?: RateActions;
};

/** What segments cost, by prefix: what holds, and what will. */
export function RatesTable({ rates, timeZone, actions }: Props) {
  const t = useTranslations('rates');
  const format = useFormat();
  const destination = useDestination();
  const columns: readonly Column<RateRow>[] = [
    {
      name: 'prefix',
      head: t('columns.prefix'),
      isTitle: true,
      cell: ({ prefix }) => <span className="font-medium">{prefix === '' ? t('everywhere') : `+${prefix}`}</span>,
    },
    {
      name: 'destination',
      head: t('columns.destination'),
      onPhone: 'state',
      // Browsers and servers may call a country by different names.
      cell: (rate) =>
        rate.prefix === '' ? null : (
          <span suppressHydrationWarning className="wrap-anywhere">
            {destination(rate)}
          </span>
        ),
    },
    {
      name: 'credits',
      head: t('columns.credits'),
      numeric: true,
      onPhone: 'aside',
      cell: ({ credits }) => (
        <span>
          {format.exactCredits(credits)}{' '}
          <span className="sm:hidden">{t('perSegment', { count: credits / ONE_CREDIT })}</span>
        </span>
      ),
    },
    {
      name: 'state',
      head: t('columns.state'),
      onPhone: 'foot',
      cell: ({ isInForce }) => (
        <Status signal={isInForce ? 'good' : 'idle'}>{t(`states.${isInForce ? 'now' : 'later'}`)}</Status>
      ),
    },
    {
      name: 'validFrom',
      head: t('columns.validFrom'),
      onPhone: 'footAside',
      cell: ({ validFrom }) =>
        validFrom === null ? (
          t('always')
        ) : (
          <Moment at={validFrom} timeZone={timeZone} isPlanned className="whitespace-nowrap" />
        ),
    },
  ];
  const menu = actions && {
    head: t('actions'),
    of: (rate: RateRow) => <RateMenu rate={rate} {...actions} />,
  };
  return (
    <Table
      columns={columns}
      rows={rates}
      keyOf={({ prefix, validFrom }) => `${prefix} ${validFrom ?? ''}`}
      {...(menu && { actions: menu })}
    />
  );
}
