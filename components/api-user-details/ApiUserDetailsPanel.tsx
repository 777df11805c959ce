'use client';

import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { isBlockedByQuota } from '@/lib/domain/api-user/quota';
import { callbackHost } from '@/lib/domain/callbacks/callback-host';
import { CALLBACK_STATUSES } from '@/lib/domain/callbacks/callback-status';
import { findRefusal } from '@/lib/domain/http2sms/refusal';
import { isNotFound } from '@/lib/queries/fetch-json';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import type { ApiUserDetails, RefusedRequest } from '@/lib/schemas/api-user-details';
import { RefusedHostWarning } from '../forms/RefusedHostWarning';
import { useTimeZone } from '../layout/use-time-zone';
import { Moment } from '../ui/Moment';
import { Panel } from '../ui/Panel';
import { QueryContent } from '../ui/QueryContent';
import { Status } from '../ui/Status';
import { TextLink } from '../ui/TextLink';
import { useFormat } from '../ui/use-format';
import { UsageChart } from './UsageChart';

type Props = { serviceName: string; login: string; children: ReactNode };

/** Everything about one API user: usage, refused requests, callbacks; `children` follow. */
export function ApiUserDetailsPanel({ serviceName, login, children }: Props) {
  const t = useTranslations('apiUserDetails');
  const titles = useTranslations('titles');
  const details = useResource(RESOURCES.apiUserDetails, serviceName, { login });
  const timeZone = useTimeZone(serviceName);
  if (isNotFound(details.error)) notFound();
  return (
    <>
      <p>
        <TextLink href={`/telecom/sms/${serviceName}/users`}>{titles('apiUsers')}</TextLink>
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <h1 className="wrap-anywhere">{login}</h1>
        {details.data && isBlockedByQuota(details.data.user) && <Status signal="bad">{t('blocked')}</Status>}
        {details.data?.user.disabled && <Status signal="off">{t('disabled')}</Status>}
      </div>
      <QueryContent label={t('what')} rows={4} read={details}>
        {(found) => (
          <>
            <Panel title={t('last30Days')}>
              <UsageChart usage={found.usage} />
            </Panel>
            <Panel title={t('refused')}>
              <Refusals refused={found.refused} timeZone={timeZone} />
            </Panel>
            <Panel
              title={t('callbacks')}
              more={
                <TextLink href={`/telecom/sms/${serviceName}/callbacks?of=${encodeURIComponent(login)}`}>
                  {t('deliveryLog')}
                </TextLink>
              }
            >
              <CallbackHealth serviceName={serviceName} {...found} />
            </Panel>
          </>
        )}
      </QueryContent>
      {children}
    </>
  );
}

function Refusals({ refused, timeZone }: { refused: readonly RefusedRequest[]; timeZone: string }) {
  const t = useTranslations('apiUserDetails');
  if (refused.length === 0) return <p className="px-4 py-5 text-muted">{t('noneRefused')}</p>;
  return (
    <ul className="divide-y divide-line">
      {refused.map(({ id, at, refusal, clientIp }) => (
        <li key={id} className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-3">
          <span className="font-medium">{findRefusal(refusal)?.text ?? refusal}</span>
          <span className="text-muted tabular-nums">
            {t('code', { code: String(findRefusal(refusal)?.status ?? '-') })}
          </span>
          <span className="text-muted sm:ml-auto">
            {t.rich('refusedFrom', {
              clientIp,
              time: () => <Moment at={at} timeZone={timeZone} />,
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function CallbackHealth({ serviceName, user, callbacks }: ApiUserDetails & { serviceName: string }) {
  const format = useFormat();
  const t = useTranslations('apiUserDetails');
  if (user.callbackUrl === null && CALLBACK_STATUSES.every((status) => callbacks[status] === 0)) {
    return <p className="px-4 py-5 text-muted">{t('noCallback')}</p>;
  }
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3 px-4 py-4 tabular-nums max-sm:grid max-sm:grid-cols-2 max-sm:items-end">
      {CALLBACK_STATUSES.map((status) => (
        <div key={status}>
          <dt className="text-xs text-muted">{t(`status.${status}`)}</dt>
          <dd className="text-xl font-semibold">{format.count(callbacks[status])}</dd>
        </div>
      ))}
      {user.callbackUrl !== null && (
        <div className="col-span-full min-w-0">
          <dt className="text-xs text-muted">{t('url')}</dt>
          <dd className="font-mono text-xs wrap-anywhere">{user.callbackUrl}</dd>
          <dd className="text-xs font-medium text-warn empty:hidden">
            <RefusedHostWarning serviceName={serviceName} host={callbackHost(user.callbackUrl)} />
          </dd>
          {user.callbackSwitchedOffAt !== null && (
            <dd>
              <Status signal="off">{t('switchedOff')}</Status>
            </dd>
          )}
        </div>
      )}
    </dl>
  );
}
