'use client';

import { useTranslations } from 'use-intl';
import { type AccountSort, type ListedAccount, nameOf, sentOf } from '@/lib/domain/account/account-list';
import { creditLevel } from '@/lib/domain/account/credit-level';
import { TinyBars } from '../charts/TinyBars';
import { SortFields } from '../filters/SortFields';
import { CREDIT_COLOURS } from '../layout/credit-colours';
import { classNames } from '../ui/class-names';
import { Link } from '../ui/Link';
import { ROW_LINK } from '../ui/link-look';
import { Signal } from '../ui/Signal';
import { Status } from '../ui/Status';
import { type Column, Table } from '../ui/Table';
import { useFormat } from '../ui/use-format';

type Direction = 'asc' | 'desc';

type Props = {
  accounts: readonly ListedAccount[];
  sort: AccountSort;
  direction: Direction;
  onOrder: (sort: AccountSort, direction: Direction) => void;
};

export function AccountsTable({ accounts, sort, direction, onOrder }: Props) {
  const t = useTranslations('accounts.list');
  const roles = useTranslations('panelUsers.roleNames');
  const format = useFormat();
  const columns: readonly Column<ListedAccount, AccountSort>[] = [
    { name: 'name', head: t('columns.name'), isTitle: true, cell: (account) => <Name account={account} /> },
    {
      name: 'state',
      head: t('columns.state'),
      priority: 3,
      cell: ({ isDisabled }) => (
        <Status signal={isDisabled ? 'off' : 'good'}>{t(`states.${isDisabled ? 'disabled' : 'enabled'}`)}</Status>
      ),
    },
    { name: 'credit', head: t('columns.credit'), numeric: true, cell: (account) => <Credit account={account} /> },
    {
      name: 'traffic',
      head: t('columns.traffic'),
      numeric: true,
      cell: (account) => (
        <span className="inline-flex items-center gap-3 tabular-nums">
          <TinyBars values={account.week} />
          <span className="sm:min-w-14">{format.count(sentOf(account))}</span>
        </span>
      ),
    },
    { name: 'role', head: t('columns.role'), priority: 2, cell: ({ role }) => roles(role) },
  ];
  return (
    <>
      <SortFields
        options={columns.map(({ name, head }) => [name, head] as const)}
        sort={sort}
        direction={direction}
        onSort={onOrder}
      />
      <Table
        columns={columns}
        rows={accounts}
        keyOf={({ serviceName }) => serviceName}
        order={{ by: sort, direction, onOrder }}
      />
    </>
  );
}

/** What people call it, and below or beside that what scripts call it. */
function Name({ account }: { account: ListedAccount }) {
  const { serviceName, description } = account;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2.5">
      <Link href={`/telecom/sms/${serviceName}`} className={classNames(ROW_LINK, 'wrap-anywhere')}>
        {nameOf(account)}
      </Link>
      {description !== '' && <span className="font-mono text-2xs font-normal text-muted">{serviceName}</span>}
    </span>
  );
}

function Credit({ account: { creditsLeft, spentLately } }: { account: ListedAccount }) {
  const t = useTranslations('accounts.list');
  const format = useFormat();
  const level = creditLevel(creditsLeft, spentLately);
  return (
    <span className={classNames('inline-flex items-center gap-1.5 tabular-nums', CREDIT_COLOURS[level])}>
      {level !== 'enough' && (
        <>
          <Signal name={level === 'none' ? 'bad' : 'warn'} />
          {/* The figure says by itself that there is none. */}
          <span className={level === 'none' ? 'sr-only' : 'font-medium'}>
            {t(level === 'none' ? 'nothingLeft' : `levels.${level}`)}
          </span>
        </>
      )}
      <span className={level === 'enough' ? undefined : 'font-semibold'}>{format.exactCredits(creditsLeft)}</span>
    </span>
  );
}
