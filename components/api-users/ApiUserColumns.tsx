'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ApiUserRow, ApiUserSort } from '@/lib/schemas/api-user';
import { Ago } from '../ui/Ago';
import { ApiUserLink } from '../ui/ApiUserLink';
import type { Format } from '../ui/format';
import { Status } from '../ui/Status';
import type { Column } from '../ui/Table';
import { useFormat } from '../ui/use-format';
import { CallbackState } from './CallbackState';
import { QuotaMeter } from './QuotaMeter';

type Shown = {
  readonly serviceName: string;
  readonly timeZone: string;
  readonly format: Format;
  /** As `Date.now()`, by the server's clock. */
  readonly now: number;
  /** Whether callbacks go to the account's URL where an API user has none. */
  readonly hasAccountUrl: boolean;
};

/** What each column shows. Its `sort` is its name in messages/*.json, too. */
export const COLUMNS: readonly (Omit<Column<ApiUserRow>, 'name' | 'head' | 'cell'> & {
  readonly sort: ApiUserSort;
  readonly cell: (user: ApiUserRow, shown: Shown) => ReactNode;
})[] = [
  {
    sort: 'login',
    isTitle: true,
    cell: ({ login, disabled }, { serviceName }) => (
      <Login login={login} disabled={disabled} serviceName={serviceName} />
    ),
  },
  { sort: 'quotaActive', priority: 2, cell: ({ quotaActive }) => <YesOrNo yes={quotaActive} /> },
  { sort: 'quota', onPhone: 'state', cell: (user) => <QuotaMeter user={user} /> },
  { sort: 'alertActive', priority: 2, cell: ({ alertThreshold }) => <YesOrNo yes={alertThreshold !== null} /> },
  {
    // Where it is left out, the tick on the quota's bar and the colour of what is left say it.
    sort: 'limit',
    numeric: true,
    priority: 2,
    onPhone: 'hidden',
    cell: (user, { format }) =>
      user.alertThreshold === null ? null : <Limit user={user} threshold={format.exactCredits(user.alertThreshold)} />,
  },
  {
    sort: 'notification',
    priority: 3,
    cell: ({ alertThreshold, alertSupport, alertEmail }) =>
      alertThreshold === null ? null : <Notification support={alertSupport} email={alertEmail} />,
  },
  {
    sort: 'restrictions',
    priority: 2,
    onPhone: 'hidden',
    cell: ({ ipRestrictions }) => (ipRestrictions.length === 0 ? null : <Addresses addresses={ipRestrictions} />),
  },
  {
    sort: 'callback',
    onPhone: 'foot',
    cell: (user, { now, timeZone, hasAccountUrl }) =>
      user.callbackUrl === null && !hasAccountUrl ? null : user.callbackUrl === null ? (
        <AccountsUrl />
      ) : (
        <CallbackState user={user} now={now} timeZone={timeZone} />
      ),
  },
  {
    sort: 'lastUsed',
    priority: 3,
    onPhone: 'hidden',
    cell: ({ lastUsedAt }, { now, timeZone }) =>
      lastUsedAt === null ? <NeverUsed /> : <Ago at={lastUsedAt} now={now} timeZone={timeZone} />,
  },
  {
    sort: 'sent',
    numeric: true,
    onPhone: 'footAside',
    cell: ({ sent }) => <Sent count={sent} />,
  },
];

function YesOrNo({ yes }: { yes: boolean }) {
  const t = useTranslations('apiUsers');
  return yes ? t('yes') : <span className="text-muted">{t('no')}</span>;
}

function Notification({ support, email }: { support: ApiUserRow['alertSupport']; email: string }) {
  const t = useTranslations('alerts');
  return <span title={email || undefined}>{t(`notifications.${support}`)}</span>;
}

/** Where a pointer rests on it, who is told. */
function Limit({ user, threshold }: { user: ApiUserRow; threshold: string }) {
  const t = useTranslations('apiUsers');
  const alerts = useTranslations('alerts');
  const told = [alerts(`notifications.${user.alertSupport}`), user.alertEmail].filter(Boolean).join(', ');
  if (user.limitReached) {
    return (
      <Status signal="warn" title={told}>
        {t('belowLimit', { threshold })}
      </Status>
    );
  }
  return (
    <span title={told} className="tabular-nums">
      {threshold}
    </span>
  );
}

function Addresses({ addresses }: { addresses: readonly string[] }) {
  const t = useTranslations('apiUsers');
  return (
    <span title={addresses.join(', ')} className="whitespace-nowrap">
      {t('addresses', { count: addresses.length })}
    </span>
  );
}

function AccountsUrl() {
  const t = useTranslations('apiUsers');
  return <span className="text-muted max-sm:hidden">{t('accountsUrl')}</span>;
}

function NeverUsed() {
  const t = useTranslations('apiUsers');
  return <span className="whitespace-nowrap text-muted">{t('neverUsed')}</span>;
}

function Sent({ count }: { count: number }) {
  const t = useTranslations('apiUsers');
  const format = useFormat();
  return (
    <>
      <span className="max-sm:hidden">{format.count(count)}</span>
      <span className="text-muted tabular-nums sm:hidden">{t('sentOnPhone', { count })}</span>
    </>
  );
}

/** In full, however long: logins that were cut would look alike. */
function Login({ login, disabled, serviceName }: { login: string; disabled: boolean; serviceName: string }) {
  const t = useTranslations('apiUsers');
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 sm:min-w-32">
      <ApiUserLink serviceName={serviceName} login={login} />
      {disabled && <Status signal="off">{t('disabled')}</Status>}
    </span>
  );
}
