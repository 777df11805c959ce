'use client';

import { useTranslations } from 'use-intl';
import type { CarrierRow } from '@/lib/schemas/carrier-pages';
import { classNames } from '../../ui/class-names';
import { Link } from '../../ui/Link';
import { ROW_LINK } from '../../ui/link-look';
import { Moment } from '../../ui/Moment';
import { type Column, Table } from '../../ui/Table';
import { TextLink } from '../../ui/TextLink';
import { useFormat } from '../../ui/use-format';
import { carrierPage } from '../carrier-page';
import { type CarrierActions, CarrierMenu } from './CarrierMenu';
import { CarrierStatus } from './CarrierStatus';
import { useBoundedCount } from './use-bounded-count';

type Props = CarrierActions & { carriers: readonly CarrierRow[]; timeZone: string };

/** One line for each carrier, in the order in which they are preferred. */
export function CarriersTable({ carriers, timeZone, ...actions }: Props) {
  const t = useTranslations('instance.carriers');
  const format = useFormat();
  const told = useBoundedCount();
  const columns: readonly Column<CarrierRow>[] = [
    { name: 'name', head: t('columns.name'), isTitle: true, cell: (carrier) => <CarrierName carrier={carrier} /> },
    { name: 'kind', head: t('columns.kind'), cell: ({ kind }) => t(`kinds.${kind}`) },
    { name: 'state', head: t('columns.state'), cell: (carrier) => <CarrierStatus carrier={carrier} /> },
    {
      name: 'taken',
      head: t('columns.taken'),
      numeric: true,
      cell: ({ live }) => live && format.count(live.lastMinute.accepted),
    },
    {
      name: 'waiting',
      head: t('columns.waiting'),
      numeric: true,
      cell: ({ waiting }) => told(waiting),
    },
    {
      name: 'inDoubt',
      head: t('inDoubt'),
      numeric: true,
      cell: ({ name, inDoubt }) =>
        inDoubt.count > 0 ? <TextLink href={carrierPage(name, '/decisions')}>{told(inDoubt)}</TextLink> : told(inDoubt),
    },
    {
      name: 'waitingSince',
      head: t('columns.waitingSince'),
      priority: 2,
      cell: ({ waitingSince }) =>
        waitingSince && <Moment at={waitingSince} timeZone={timeZone} className="whitespace-nowrap" />,
    },
    { name: 'rank', head: t('columns.rank'), numeric: true, priority: 3, cell: ({ rank }) => rank },
  ];
  return (
    <Table
      rows={carriers}
      keyOf={({ name }) => name}
      columns={columns}
      actions={{ head: t('actions'), of: (carrier) => <CarrierMenu carrier={carrier} {...actions} /> }}
    />
  );
}

function CarrierName({ carrier: { name, description } }: { carrier: CarrierRow }) {
  return (
    <span className="min-w-0">
      <Link href={carrierPage(name)} className={classNames(ROW_LINK, 'wrap-anywhere')}>
        {name}
      </Link>
      {description !== '' && <span className="block text-2xs text-muted wrap-anywhere">{description}</span>}
    </span>
  );
}
