'use client';

import { ArrowDown, ArrowUp, Ellipsis, Gauge } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ApiUserRow, ApiUserSort } from '@/lib/schemas/api-user';
import { Badge } from '../ui/Badge';
import { formatCreditsForReader } from '../ui/format';
import { Menu } from '../ui/Menu';
import type { RowDialog } from './ApiUserDialog';

type Direction = 'asc' | 'desc';
type Props = {
  users: readonly ApiUserRow[];
  sort: ApiUserSort;
  direction: Direction;
  onSort: (sort: ApiUserSort, direction: Direction) => void;
  /** Undefined: the reader may change nothing, so rows have no menu. */
  onOpen: ((dialog: RowDialog, user: ApiUserRow) => void) | undefined;
  footer: ReactNode;
};

const NOTIFICATIONS = { mail: 'Email', sms: 'SMS', both: 'Mail and SMS' } as const;
const LONGEST_SHOWN_LOGIN = 25;

const yesOrNo = (yes: boolean) => <Badge tone={yes ? 'good' : 'neutral'}>{yes ? 'Yes' : 'No'}</Badge>;

/** The original's six columns. One table: on a phone the same cells become cards with their column's name. */
const COLUMNS: readonly {
  sort: ApiUserSort;
  label: string;
  numeric?: boolean;
  cell: (user: ApiUserRow) => ReactNode;
}[] = [
  { sort: 'login', label: 'ID', cell: ({ login }) => <Login login={login} /> },
  { sort: 'quotaActive', label: 'Activate quota?', cell: ({ quotaActive }) => yesOrNo(quotaActive) },
  {
    sort: 'quota',
    label: 'Quota',
    numeric: true,
    cell: ({ quotaActive, quotaLeft }) => (quotaActive ? formatCreditsForReader(quotaLeft) : '-'),
  },
  { sort: 'alertActive', label: 'Activate alert?', cell: ({ alertThreshold }) => yesOrNo(alertThreshold !== null) },
  {
    sort: 'limit',
    label: 'Limit',
    numeric: true,
    cell: ({ alertThreshold }) => (alertThreshold === null ? '-' : formatCreditsForReader(alertThreshold)),
  },
  {
    sort: 'notification',
    label: 'Notification',
    cell: ({ alertThreshold, alertSupport, alertEmail }) =>
      alertThreshold === null ? '-' : <span title={alertEmail || undefined}>{NOTIFICATIONS[alertSupport]}</span>,
  },
];

export function ApiUsersTable({ users, sort, direction, onSort, onOpen, footer }: Props) {
  return (
    <>
      <table className="w-full text-left max-sm:block">
        <thead className="border-b border-line bg-raised text-sm max-sm:sr-only">
          <tr>
            {COLUMNS.map((column) => {
              const current = column.sort === sort;
              const Arrow = direction === 'asc' ? ArrowUp : ArrowDown;
              return (
                <th
                  key={column.sort}
                  scope="col"
                  aria-sort={current ? (direction === 'asc' ? 'ascending' : 'descending') : 'none'}
                  className={column.numeric ? 'px-4 py-2 text-right' : 'px-4 py-2'}
                >
                  <button
                    type="button"
                    onClick={() => onSort(column.sort, current && direction === 'asc' ? 'desc' : 'asc')}
                    className="inline-flex min-h-7 items-center gap-1 rounded font-semibold text-muted hover:text-ink"
                  >
                    {column.label}
                    {current && <Arrow aria-hidden="true" className="size-3.5" />}
                  </button>
                </th>
              );
            })}
            <th scope="col" className="w-14 px-4 py-2">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-sm:block">
          {users.map((user) => (
            <tr key={user.login} className="max-sm:relative max-sm:block max-sm:p-4 sm:hover:bg-raised/50">
              {COLUMNS.map((column) => (
                <td
                  key={column.sort}
                  className={
                    column.numeric
                      ? 'px-4 py-3 tabular-nums max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:py-1 sm:text-right'
                      : 'px-4 py-3 max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:py-1 max-sm:first:pr-12'
                  }
                >
                  {column.sort !== 'login' && (
                    <span aria-hidden="true" className="text-muted sm:hidden">
                      {column.label}
                    </span>
                  )}
                  {column.cell(user)}
                </td>
              ))}
              <td className="px-4 py-2 text-right max-sm:absolute max-sm:top-2 max-sm:right-1">
                {onOpen && <RowMenu user={user} onOpen={(dialog) => onOpen(dialog, user)} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {footer}
    </>
  );
}

function RowMenu({ user, onOpen }: { user: ApiUserRow; onOpen: (dialog: RowDialog) => void }) {
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`Actions for ${user.login}`}
          className="rounded-md p-1.5 text-muted hover:bg-raised hover:text-ink"
        >
          <Ellipsis aria-hidden="true" className="size-5" />
        </button>
      }
      entries={[
        { label: 'Quota', icon: <Gauge aria-hidden="true" className="size-4" />, onSelect: () => onOpen('quota') },
      ]}
    />
  );
}

function Login({ login }: { login: string }) {
  const short = login.length > LONGEST_SHOWN_LOGIN ? `${login.slice(0, LONGEST_SHOWN_LOGIN)}…` : login;
  return (
    <span title={login} className="font-medium break-all">
      {short}
    </span>
  );
}
