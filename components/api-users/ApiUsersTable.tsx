'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { AccountDetails } from '@/lib/schemas/account';
import type { ApiUserRow, ApiUserSort } from '@/lib/schemas/api-user';
import { classNames } from '../ui/class-names';
import { useFormat } from '../ui/use-format';
import { COLUMNS } from './ApiUserColumns';
import { type RowActions, RowMenu } from './RowMenu';
import { type Direction, SortFields } from './SortFields';

type Props = RowActions & {
  users: readonly ApiUserRow[];
  sort: ApiUserSort;
  direction: Direction;
  onSort: (sort: ApiUserSort, direction: Direction) => void;
  role: AccountDetails['role'];
  serviceName: string;
  timeZone: string;
  footer: ReactNode;
};

/** One table. On a phone it has no head: its cells become cards and name their column, its order is chosen above it. */
export function ApiUsersTable({ users, role, serviceName, timeZone, onOpen, onDisable, footer, ...order }: Props) {
  const t = useTranslations('apiUsers');
  const format = useFormat();
  return (
    <>
      <SortFields {...order} options={COLUMNS.map(({ sort }) => [sort, t(`columns.${sort}`)] as const)} />
      <table role="table" className="w-full text-left max-sm:block">
        <Head {...order} />
        <tbody role="rowgroup" className="divide-y divide-line max-sm:block">
          {users.map((user) => (
            <tr role="row" key={user.login} className="max-sm:relative max-sm:block max-sm:p-4 sm:hover:bg-raised/50">
              {COLUMNS.map((column) => (
                <td
                  role="cell"
                  key={column.sort}
                  className={
                    column.numeric
                      ? 'px-3 py-3 tabular-nums max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:py-1 sm:text-right'
                      : 'px-3 py-3 max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:py-1 max-sm:first:pr-12'
                  }
                >
                  {column.sort !== 'login' && (
                    <span className="text-muted sm:hidden">{t(`columns.${column.sort}`)}</span>
                  )}
                  {column.cell(user, { serviceName, timeZone, format })}
                </td>
              ))}
              <td role="cell" className="px-4 py-2 text-right max-sm:absolute max-sm:top-2 max-sm:right-1">
                <RowMenu user={user} role={role} onOpen={onOpen} onDisable={onDisable} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {footer}
    </>
  );
}

function Head({ sort, direction, onSort }: Pick<Props, 'sort' | 'direction' | 'onSort'>) {
  const t = useTranslations('apiUsers');
  const Arrow = direction === 'asc' ? ArrowUp : ArrowDown;
  return (
    <thead role="rowgroup" className="border-b border-line bg-raised text-sm max-sm:hidden">
      <tr role="row">
        {COLUMNS.map((column) => {
          const current = column.sort === sort;
          return (
            <th
              role="columnheader"
              key={column.sort}
              scope="col"
              aria-sort={current ? (direction === 'asc' ? 'ascending' : 'descending') : 'none'}
              className={column.numeric ? 'px-3 py-2 text-right' : 'px-3 py-2'}
            >
              <button
                type="button"
                onClick={() => onSort(column.sort, current && direction === 'asc' ? 'desc' : 'asc')}
                className={classNames(
                  'inline-flex min-h-7 items-center gap-1 rounded font-semibold text-muted hover:text-ink',
                  column.numeric ? 'text-right' : 'text-left',
                )}
              >
                {t(`columns.${column.sort}`)}
                {current && <Arrow aria-hidden="true" className="size-3.5" />}
              </button>
            </th>
          );
        })}
        <th role="columnheader" scope="col" className="w-14 px-4 py-2">
          <span className="sr-only">{t('actions')}</span>
        </th>
      </tr>
    </thead>
  );
}
