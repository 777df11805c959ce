'use client';

import { Ellipsis, Unplug } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { SESSION_SORTS } from '@/lib/domain/instance/smpp-session';
import type { InstanceSessionRow, SmppSessionsQuery } from '@/lib/schemas/smpp-session';
import { SortFields } from '../../filters/SortFields';
import { classNames } from '../../ui/class-names';
import { IconButton } from '../../ui/IconButton';
import { Link } from '../../ui/Link';
import { ROW_LINK } from '../../ui/link-look';
import { Menu } from '../../ui/Menu';
import { Moment } from '../../ui/Moment';
import { Status } from '../../ui/Status';
import { type Column, Table } from '../../ui/Table';
import { useFormat } from '../../ui/use-format';
import { useBoundedCount } from '../carriers/use-bounded-count';

type Order = Pick<SmppSessionsQuery, 'sort' | 'direction'>;
type Name = SmppSessionsQuery['sort'] | 'mode' | 'node' | 'waiting';
type Props = {
  sessions: readonly InstanceSessionRow[];
  isOneNode: boolean;
  order: Order;
  onOrder: (order: Order) => void;
  /** The instance's own. */
  timeZone: string;
  onEnd: (session: InstanceSessionRow) => void;
};

/** One line for each program that is bound. */
export function SmppSessionsTable({ sessions, isOneNode, order, onOrder, timeZone, onEnd }: Props) {
  const t = useTranslations('instance.smppSessions');
  const all = useColumns(timeZone);
  const columns = isOneNode ? all.filter(({ name }) => name !== 'node') : all;
  const orderBy = (by: Name, direction: Order['direction']) => {
    const sort = SESSION_SORTS.find((name) => name === by);
    if (sort) onOrder({ sort, direction });
  };
  return (
    <>
      <SortFields
        sort={order.sort}
        direction={order.direction}
        options={SESSION_SORTS.map((sort) => [sort, t(`columns.${sort}`)] as const)}
        onSort={orderBy}
      />
      <Table
        rows={sessions}
        keyOf={({ nodeId, number }) => `${nodeId}-${number}`}
        columns={columns}
        order={{ by: order.sort, direction: order.direction, onOrder: orderBy }}
        actions={{
          head: t('actions'),
          of: (session) => !session.isEnding && <SessionMenu session={session} onEnd={onEnd} />,
        }}
      />
    </>
  );
}

function useColumns(timeZone: string): readonly Column<InstanceSessionRow, Name>[] {
  const t = useTranslations('instance.smppSessions');
  const words = useTranslations('smppSession');
  const format = useFormat();
  const bounded = useBoundedCount();
  return [
    {
      name: 'login',
      head: t('columns.login'),
      isTitle: true,
      cell: ({ login }) => <span className="wrap-anywhere">{login}</span>,
    },
    {
      name: 'account',
      head: t('columns.account'),
      onPhone: 'detail',
      cell: (session) => <Account session={session} />,
    },
    {
      name: 'mode',
      head: t('columns.mode'),
      isUnordered: true,
      onPhone: 'state',
      cell: ({ mode, isEnding }) => (
        <Status signal={isEnding ? 'go' : 'good'}>{isEnding ? words('ending') : words(`modes.${mode}`)}</Status>
      ),
    },
    {
      name: 'address',
      head: t('columns.address'),
      onPhone: 'foot',
      cell: ({ clientIp, tls }) => (
        <span className="max-lg:wrap-anywhere lg:whitespace-nowrap">
          {clientIp}{' '}
          <span className="whitespace-nowrap text-muted max-sm:before:mr-1 max-sm:before:content-['·'/''] sm:block">
            {words(tls ? 'tls' : 'noTls')}
          </span>
        </span>
      ),
    },
    {
      name: 'node',
      head: t('columns.node'),
      isUnordered: true,
      priority: 4,
      onPhone: 'footAside',
      cell: ({ node }) => <span className="max-sm:wrap-anywhere sm:whitespace-nowrap">{node}</span>,
    },
    {
      name: 'since',
      head: t('columns.since'),
      cell: ({ boundAt }) => <Moment at={boundAt} timeZone={timeZone} className="lg:whitespace-nowrap" />,
    },
    {
      name: 'accepted',
      head: t('columns.accepted'),
      numeric: true,
      cell: ({ accepted }) => format.count(accepted),
    },
    {
      name: 'delivered',
      head: t('columns.delivered'),
      numeric: true,
      priority: 3,
      cell: ({ delivered }) => format.count(delivered),
    },
    {
      name: 'waiting',
      head: t('columns.waiting'),
      numeric: true,
      isUnordered: true,
      priority: 3,
      cell: ({ waiting }) => bounded(waiting),
    },
    {
      name: 'heard',
      head: t('columns.heard'),
      priority: 4,
      cell: ({ heardAt }) => <Moment at={heardAt} timeZone={timeZone} className="lg:whitespace-nowrap" />,
    },
  ];
}

/** The way to where it is disabled; what it sends is its members' to see. */
const Account = ({ session: { serviceName, description } }: { session: InstanceSessionRow }) => (
  <Link
    href={`/instance/accounts?${new URLSearchParams({ search: serviceName }).toString()}`}
    className={classNames(ROW_LINK, 'wrap-anywhere')}
  >
    {description || serviceName}
  </Link>
);

function SessionMenu({ session, onEnd }: Pick<Props, 'onEnd'> & { session: InstanceSessionRow }) {
  const t = useTranslations('instance.smppSessions');
  const { login, clientIp } = session;
  return (
    <Menu
      trigger={
        <IconButton label={t('actionsFor', { login, address: clientIp })}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
      entries={[
        {
          label: t('end.confirm'),
          icon: <Unplug aria-hidden="true" className="size-4" />,
          danger: true,
          onSelect: () => onEnd(session),
        },
      ]}
    />
  );
}
