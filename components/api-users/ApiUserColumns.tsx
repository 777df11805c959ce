'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { isBlockedByQuota } from '@/lib/domain/api-user/quota';
import type { ApiUserRow, ApiUserSort } from '@/lib/schemas/api-user';
import { ApiUserLink } from '../ui/ApiUserLink';
import type { Format } from '../ui/format';
import { Moment } from '../ui/Moment';
import { Status } from '../ui/Status';
import { Tag } from '../ui/Tag';

function YesOrNo({ yes }: { yes: boolean }) {
  const t = useTranslations('apiUsers');
  return yes ? t('yes') : <span className="text-muted">{t('no')}</span>;
}

/** The quota is used up, or was none. */
function Blocked() {
  const t = useTranslations('apiUsers');
  return (
    <span className="inline-flex items-center gap-1.5">
      0
      <Tag tone="bad" title={t('quota.blocks')}>
        {t('blocked')}
      </Tag>
    </span>
  );
}

function Notification({ support, email }: { support: ApiUserRow['alertSupport']; email: string }) {
  const t = useTranslations('alerts');
  return <span title={email || undefined}>{t(`notifications.${support}`)}</span>;
}

type Shown = { readonly serviceName: string; readonly timeZone: string; readonly format: Format };

/** The original's six columns, then ours. */
export const COLUMNS: readonly {
  /** Its name in messages/*.json, too. */
  sort: ApiUserSort;
  numeric?: boolean;
  isTitle?: boolean;
  /** Left out first where there is little room: each of these is in a dialog of the row's menu too. */
  priority?: 2 | 3;
  cell: (user: ApiUserRow, shown: Shown) => ReactNode;
}[] = [
  {
    sort: 'login',
    isTitle: true,
    cell: ({ login, disabled }, { serviceName }) => (
      <Login login={login} disabled={disabled} serviceName={serviceName} />
    ),
  },
  { sort: 'quotaActive', priority: 2, cell: ({ quotaActive }) => <YesOrNo yes={quotaActive} /> },
  {
    sort: 'quota',
    numeric: true,
    cell: (user, { format }) =>
      isBlockedByQuota(user) ? <Blocked /> : user.quotaActive ? format.credits(user.quotaLeft) : null,
  },
  { sort: 'alertActive', priority: 2, cell: ({ alertThreshold }) => <YesOrNo yes={alertThreshold !== null} /> },
  {
    sort: 'limit',
    numeric: true,
    cell: ({ alertThreshold }, { format }) => (alertThreshold === null ? null : format.credits(alertThreshold)),
  },
  {
    sort: 'notification',
    priority: 3,
    cell: ({ alertThreshold, alertSupport, alertEmail }) =>
      alertThreshold === null ? null : <Notification support={alertSupport} email={alertEmail} />,
  },
  {
    sort: 'callback',
    cell: ({ callbackUrl, callbackSwitchedOffAt }) =>
      callbackUrl === null ? null : <Callback url={callbackUrl} isSwitchedOff={callbackSwitchedOffAt !== null} />,
  },
  {
    sort: 'restrictions',
    numeric: true,
    priority: 3,
    cell: ({ ipRestrictions }) =>
      ipRestrictions.length === 0 ? null : <span title={ipRestrictions.join(', ')}>{ipRestrictions.length}</span>,
  },
  {
    sort: 'lastUsed',
    cell: ({ lastUsedAt }, { timeZone }) =>
      lastUsedAt === null ? null : <Moment at={lastUsedAt} timeZone={timeZone} className="whitespace-nowrap" />,
  },
  { sort: 'sent', numeric: true, cell: ({ sent }, { format }) => format.count(sent) },
];

function Callback({ url, isSwitchedOff }: { url: string; isSwitchedOff: boolean }) {
  const t = useTranslations('apiUsers');
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-x-3 sm:justify-start">
      <span title={url} className="wrap-anywhere">
        {URL.canParse(url) ? new URL(url).host : url}
      </span>
      {isSwitchedOff && <Status signal="off">{t('switchedOff')}</Status>}
    </span>
  );
}

/** In full, however long: logins that were cut would look alike. */
function Login({ login, disabled, serviceName }: { login: string; disabled: boolean; serviceName: string }) {
  const t = useTranslations('apiUsers');
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 sm:min-w-32">
      <ApiUserLink serviceName={serviceName} login={login} />
      {disabled && <Tag>{t('disabled')}</Tag>}
    </span>
  );
}
