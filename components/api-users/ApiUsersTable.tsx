'use client';

import {
  ArrowDown,
  ArrowUp,
  BellRing,
  Code,
  Ellipsis,
  Gauge,
  KeyRound,
  type LucideIcon,
  Power,
  ShieldCheck,
  Trash2,
  Webhook,
} from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { can } from '@/lib/authz/policy';
import type { AccountDetails } from '@/lib/schemas/account';
import type { ApiUserRow, ApiUserSort } from '@/lib/schemas/api-user';
import { Badge } from '../ui/Badge';
import { formatCount, formatCreditsForReader, formatDateTime } from '../ui/format';
import { Menu } from '../ui/Menu';
import type { RowDialog } from './ApiUserDialog';

type Direction = 'asc' | 'desc';
type OnOpen = (dialog: RowDialog, user: ApiUserRow) => void;
type OnDisable = (user: ApiUserRow) => void;
type Props = {
  users: readonly ApiUserRow[];
  sort: ApiUserSort;
  direction: Direction;
  onSort: (sort: ApiUserSort, direction: Direction) => void;
  role: AccountDetails['role'];
  serviceName: string;
  timeZone: string;
  onOpen: OnOpen;
  onDisable: OnDisable;
  footer: ReactNode;
};

const NOTIFICATIONS = { mail: 'Email', sms: 'SMS', both: 'Mail and SMS' } as const;
const LONGEST_SHOWN_LOGIN = 25;

const yesOrNo = (yes: boolean) => <Badge tone={yes ? 'good' : 'neutral'}>{yes ? 'Yes' : 'No'}</Badge>;

/** The original's six columns, then ours. One table: on a phone the same cells become cards with their column's name. */
const COLUMNS: readonly {
  sort: ApiUserSort;
  label: string;
  numeric?: boolean;
  cell: (user: ApiUserRow, account: { serviceName: string; timeZone: string }) => ReactNode;
}[] = [
  {
    sort: 'login',
    label: 'ID',
    cell: ({ login, disabled }, { serviceName }) => (
      <Login login={login} disabled={disabled} serviceName={serviceName} />
    ),
  },
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
  {
    sort: 'callback',
    label: 'Callback',
    cell: ({ callbackUrl, callbackSwitchedOffAt }) =>
      callbackUrl === null ? (
        '-'
      ) : (
        <span className="inline-flex max-w-36 flex-wrap justify-end gap-1 sm:justify-start">
          <span title={callbackUrl} className="max-w-full truncate">
            {URL.canParse(callbackUrl) ? new URL(callbackUrl).host : callbackUrl}
          </span>
          {callbackSwitchedOffAt !== null && <Badge tone="bad">Switched off</Badge>}
        </span>
      ),
  },
  {
    sort: 'restrictions',
    label: 'Restrictions',
    numeric: true,
    cell: ({ ipRestrictions }) =>
      ipRestrictions.length === 0 ? '-' : <span title={ipRestrictions.join(', ')}>{ipRestrictions.length}</span>,
  },
  {
    sort: 'lastUsed',
    label: 'Last used',
    cell: ({ lastUsedAt }, { timeZone }) =>
      lastUsedAt === null ? (
        '-'
      ) : (
        <time dateTime={lastUsedAt} className="sm:whitespace-nowrap">
          {formatDateTime(lastUsedAt, timeZone)}
        </time>
      ),
  },
  { sort: 'sent', label: 'Sent (30 days)', numeric: true, cell: ({ sent }) => formatCount(sent) },
];

export function ApiUsersTable({
  users,
  sort,
  direction,
  role,
  serviceName,
  timeZone,
  onSort,
  onOpen,
  onDisable,
  footer,
}: Props) {
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
                  className={column.numeric ? 'px-3 py-2 text-right' : 'px-3 py-2'}
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
                      ? 'px-3 py-3 tabular-nums max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:py-1 sm:text-right'
                      : 'px-3 py-3 max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:py-1 max-sm:first:pr-12'
                  }
                >
                  {column.sort !== 'login' && (
                    <span aria-hidden="true" className="text-muted sm:hidden">
                      {column.label}
                    </span>
                  )}
                  {column.cell(user, { serviceName, timeZone })}
                </td>
              ))}
              <td className="px-4 py-2 text-right max-sm:absolute max-sm:top-2 max-sm:right-1">
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

type RowMenuProps = { user: ApiUserRow; role: AccountDetails['role']; onOpen: OnOpen; onDisable: OnDisable };

const icon = (Icon: LucideIcon) => <Icon aria-hidden="true" className="size-4" />;

/** The original's six entries in its order, then ours. What the reader's role does not allow is left out. */
function RowMenu({ user, role, onOpen, onDisable }: RowMenuProps) {
  const open = (dialog: RowDialog) => () => onOpen(dialog, user);
  const entries = [
    { may: can(role, 'api-user.change-password'), label: 'Password', icon: icon(KeyRound), onSelect: open('password') },
    { may: can(role, 'api-user.change-quota'), label: 'Quota', icon: icon(Gauge), onSelect: open('quota') },
    { may: can(role, 'api-user.change-limit'), label: 'Limit', icon: icon(BellRing), onSelect: open('limit') },
    {
      may: can(role, 'api-user.change-restrictions'),
      label: 'Restrictions',
      icon: icon(ShieldCheck),
      onSelect: open('restrictions'),
    },
    { may: can(role, 'api-user.change-callback'), label: 'Callback', icon: icon(Webhook), onSelect: open('callback') },
    { may: can(role, 'api-user.delete'), label: 'Delete', icon: icon(Trash2), danger: true, onSelect: open('delete') },
    {
      may: can(role, 'api-user.disable'),
      label: user.disabled ? 'Enable' : 'Disable',
      icon: icon(Power),
      onSelect: () => onDisable(user),
    },
    { may: true, label: 'Send example', icon: icon(Code), onSelect: open('example') },
  ];
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
      entries={entries.filter((entry) => entry.may)}
    />
  );
}

function Login({ login, disabled, serviceName }: { login: string; disabled: boolean; serviceName: string }) {
  const short = login.length > LONGEST_SHOWN_LOGIN ? `${login.slice(0, LONGEST_SHOWN_LOGIN)}…` : login;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Link
        href={`/telecom/sms/${serviceName}/users/details?login=${encodeURIComponent(login)}`}
        title={login}
        className="rounded font-medium [overflow-wrap:anywhere] text-accent hover:underline sm:min-w-24"
      >
        {short}
      </Link>
      {disabled && <Badge tone="bad">Disabled</Badge>}
    </span>
  );
}
