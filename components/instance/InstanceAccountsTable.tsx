'use client';

import { useTranslations } from 'use-intl';
import { INSTANCE_ACCOUNT_SORTS } from '@/lib/domain/account/account-of-instance';
import type { InstanceAccountRow, InstanceAccountsQuery } from '@/lib/schemas/instance';
import { SortFields } from '../filters/SortFields';
import { useSignedIn } from '../layout/SignedIn';
import { classNames } from '../ui/class-names';
import { Link } from '../ui/Link';
import { ROW_LINK } from '../ui/link-look';
import { Moment } from '../ui/Moment';
import { Status } from '../ui/Status';
import { type Column, Table } from '../ui/Table';
import { useFormat } from '../ui/use-format';
import { AndMore } from './AndMore';
import { InstanceAccountMenu, type RowActions } from './InstanceAccountMenu';

type Order = Pick<InstanceAccountsQuery, 'sort' | 'direction'>;
type Name = InstanceAccountsQuery['sort'] | 'state' | 'sent' | 'owners';
type Props = RowActions & {
  accounts: readonly InstanceAccountRow[];
  order: Order;
  onOrder: (order: Order) => void;
  /** The instance's own. */
  timeZone: string;
};

/** Accounts as whoever owns the instance sees them, with a way into those that are theirs too. */
export function InstanceAccountsTable({ accounts, order, onOrder, timeZone, ...rowActions }: Props) {
  const t = useTranslations('instance.accounts');
  const list = useTranslations('accounts.list');
  const format = useFormat();
  const columns: readonly Column<InstanceAccountRow, Name>[] = [
    { name: 'name', head: t('columns.name'), isTitle: true, cell: (account) => <AccountName account={account} /> },
    {
      name: 'serviceName',
      head: t('columns.serviceName'),
      cell: ({ serviceName }) => <span className="font-mono text-2xs whitespace-nowrap">{serviceName}</span>,
    },
    {
      name: 'state',
      head: list('columns.state'),
      isUnordered: true,
      cell: ({ disabledAt }) => (
        <Status signal={disabledAt === null ? 'good' : 'off'}>
          {list(`states.${disabledAt === null ? 'enabled' : 'disabled'}`)}
        </Status>
      ),
    },
    {
      name: 'credit',
      head: t('columns.credit'),
      numeric: true,
      cell: ({ creditsLeft }) =>
        creditsLeft === 0 ? (
          <Status signal="bad">
            <span className="sr-only">{list('nothingLeft')}</span> {format.exactCredits(creditsLeft)}
          </Status>
        ) : (
          format.exactCredits(creditsLeft)
        ),
    },
    {
      name: 'sent',
      head: t('columns.sent'),
      numeric: true,
      isUnordered: true,
      cell: ({ sent }) => format.count(sent),
    },
    {
      name: 'owners',
      head: t('columns.owners'),
      isUnordered: true,
      priority: 2,
      cell: ({ owners, ownerCount }) =>
        owners.length === 0 ? null : (
          <span className="wrap-anywhere">
            {owners.join(', ')} <AndMore count={ownerCount - owners.length} />
          </span>
        ),
    },
    {
      name: 'added',
      head: t('columns.added'),
      priority: 3,
      cell: ({ createdAt }) => <Moment at={createdAt} timeZone={timeZone} className="whitespace-nowrap" />,
    },
  ];
  const orderBy = (by: Name, direction: Order['direction']) => {
    const sort = INSTANCE_ACCOUNT_SORTS.find((name) => name === by);
    if (sort) onOrder({ sort, direction });
  };
  return (
    <>
      <SortFields
        sort={order.sort}
        direction={order.direction}
        options={INSTANCE_ACCOUNT_SORTS.map((sort) => [sort, t(`columns.${sort}`)] as const)}
        onSort={orderBy}
      />
      <Table
        rows={accounts}
        keyOf={({ serviceName }) => serviceName}
        columns={columns}
        order={{ by: order.sort, direction: order.direction, onOrder: orderBy }}
        actions={{
          head: t('actions'),
          of: (account) => <InstanceAccountMenu account={account} {...rowActions} />,
        }}
      />
    </>
  );
}

function AccountName({ account: { serviceName, description, owners } }: { account: InstanceAccountRow }) {
  const isOwn = owners.includes(useSignedIn());
  const name = description || serviceName;
  if (!isOwn) return <span className="wrap-anywhere">{name}</span>;
  return (
    <Link href={`/telecom/sms/${serviceName}`} className={classNames(ROW_LINK, 'wrap-anywhere')}>
      {name}
    </Link>
  );
}
