'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { isBlockedByQuota } from '@/lib/domain/api-user/quota';
import type { ApiUserRow, ApiUserSort } from '@/lib/schemas/api-user';
import { Badge } from '../ui/Badge';
import type { Format } from '../ui/format';

const LONGEST_SHOWN_LOGIN = 25;

function YesOrNo({ yes }: { yes: boolean }) {
  const t = useTranslations('apiUsers');
  return <Badge tone={yes ? 'good' : 'neutral'}>{yes ? t('yes') : t('no')}</Badge>;
}

function SwitchedOff() {
  const t = useTranslations('apiUsers');
  return <Badge tone="bad">{t('switchedOff')}</Badge>;
}

/** The quota is used up, or was none. */
function Blocked() {
  const t = useTranslations('apiUsers');
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-2">
      0
      <Badge tone="bad" title={t('quota.blocks')}>
        {t('blocked')}
      </Badge>
    </span>
  );
}

function Notification({ support, email }: { support: ApiUserRow['alertSupport']; email: string }) {
  const t = useTranslations('alerts');
  return <span title={email || undefined}>{t(`notifications.${support}`)}</span>;
}

type Shown = { readonly serviceName: string; readonly timeZone: string; readonly format: Format };

/** The original's six columns, then ours. One table: on a phone the same cells become cards with their column's name. */
export const COLUMNS: readonly {
  /** Its name in messages/*.json, too. */
  sort: ApiUserSort;
  numeric?: boolean;
  cell: (user: ApiUserRow, shown: Shown) => ReactNode;
}[] = [
  {
    sort: 'login',
    cell: ({ login, disabled }, { serviceName }) => (
      <Login login={login} disabled={disabled} serviceName={serviceName} />
    ),
  },
  { sort: 'quotaActive', cell: ({ quotaActive }) => <YesOrNo yes={quotaActive} /> },
  {
    sort: 'quota',
    numeric: true,
    cell: (user, { format }) =>
      isBlockedByQuota(user) ? <Blocked /> : user.quotaActive ? format.credits(user.quotaLeft) : '-',
  },
  { sort: 'alertActive', cell: ({ alertThreshold }) => <YesOrNo yes={alertThreshold !== null} /> },
  {
    sort: 'limit',
    numeric: true,
    cell: ({ alertThreshold }, { format }) => (alertThreshold === null ? '-' : format.credits(alertThreshold)),
  },
  {
    sort: 'notification',
    cell: ({ alertThreshold, alertSupport, alertEmail }) =>
      alertThreshold === null ? '-' : <Notification support={alertSupport} email={alertEmail} />,
  },
  {
    sort: 'callback',
    cell: ({ callbackUrl, callbackSwitchedOffAt }) =>
      callbackUrl === null ? (
        '-'
      ) : (
        <span className="inline-flex max-w-36 flex-wrap justify-end gap-1 sm:justify-start">
          <span title={callbackUrl} className="max-w-full truncate">
            {URL.canParse(callbackUrl) ? new URL(callbackUrl).host : callbackUrl}
          </span>
          {callbackSwitchedOffAt !== null && <SwitchedOff />}
        </span>
      ),
  },
  {
    sort: 'restrictions',
    numeric: true,
    cell: ({ ipRestrictions }) =>
      ipRestrictions.length === 0 ? '-' : <span title={ipRestrictions.join(', ')}>{ipRestrictions.length}</span>,
  },
  {
    sort: 'lastUsed',
    cell: ({ lastUsedAt }, { timeZone, format }) =>
      lastUsedAt === null ? (
        '-'
      ) : (
        <time dateTime={lastUsedAt} className="sm:whitespace-nowrap">
          {format.dateTime(lastUsedAt, timeZone)}
        </time>
      ),
  },
  { sort: 'sent', numeric: true, cell: ({ sent }, { format }) => format.count(sent) },
];

function Login({ login, disabled, serviceName }: { login: string; disabled: boolean; serviceName: string }) {
  const t = useTranslations('apiUsers');
  const short = login.length > LONGEST_SHOWN_LOGIN ? `${login.slice(0, LONGEST_SHOWN_LOGIN)}…` : login;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Link
        href={`/telecom/sms/${serviceName}/users/details?login=${encodeURIComponent(login)}`}
        title={login}
        className="rounded font-medium wrap-anywhere text-accent hover:underline sm:min-w-24"
      >
        {short}
      </Link>
      {disabled && <Badge tone="bad">{t('disabled')}</Badge>}
    </span>
  );
}
