import Link from 'next/link';
import type { ReactNode } from 'react';
import type { ApiUserRow, ApiUserSort } from '@/lib/schemas/api-user';
import { Badge } from '../ui/Badge';
import { formatCount, formatCreditsForReader, formatDateTime } from '../ui/format';

const NOTIFICATIONS = { mail: 'Email', sms: 'SMS', both: 'Mail and SMS' } as const;
const LONGEST_SHOWN_LOGIN = 25;

const yesOrNo = (yes: boolean) => <Badge tone={yes ? 'good' : 'neutral'}>{yes ? 'Yes' : 'No'}</Badge>;

/** The original's six columns, then ours. One table: on a phone the same cells become cards with their column's name. */
export const COLUMNS: readonly {
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
