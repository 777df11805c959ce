'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { HTTP2SMS_REFUSALS } from '@/lib/domain/http2sms/refusal';
import { accountQuery, apiUserDetailsQuery } from '@/lib/queries/account-queries';
import type { ApiUserDetails, RefusedRequest } from '@/lib/schemas/api-user-details';
import { Badge } from '../ui/Badge';
import { formatCount, formatDateTime } from '../ui/format';
import { Panel } from '../ui/Panel';
import { QueryContent } from '../ui/QueryContent';
import { TextLink } from '../ui/TextLink';
import { UsageChart } from './UsageChart';

type Props = { serviceName: string; login: string; children: ReactNode };

/** Everything about one API user: usage, refused requests, callbacks; `children` follow. */
export function ApiUserDetailsPanel({ serviceName, login, children }: Props) {
  const details = useQuery(apiUserDetailsQuery(serviceName, login));
  const { data: account } = useQuery(accountQuery(serviceName));
  return (
    <>
      <p>
        <TextLink href={`/telecom/sms/${serviceName}/users`}>API users</TextLink>
      </p>
      <h1 className="mt-2 flex flex-wrap items-center gap-3 text-2xl font-semibold tracking-tight [overflow-wrap:anywhere]">
        {login}
        {details.data?.user.disabled && <Badge tone="bad">Disabled</Badge>}
      </h1>
      <QueryContent label="the API user" rows={4} read={details}>
        {(found) => (
          <>
            <Panel title="Last 30 days">
              <UsageChart usage={found.usage} />
            </Panel>
            <Panel title="Refused requests">
              <Refusals refused={found.refused} timeZone={account?.timeZone ?? 'UTC'} />
            </Panel>
            <Panel
              title="Callbacks of the last 7 days"
              more={
                <TextLink href={`/telecom/sms/${serviceName}/callbacks?login=${encodeURIComponent(login)}`}>
                  Delivery log
                </TextLink>
              }
            >
              <CallbackHealth {...found} />
            </Panel>
          </>
        )}
      </QueryContent>
      {children}
    </>
  );
}

const REASONS: Readonly<Record<string, { readonly status: number; readonly text: string }>> = HTTP2SMS_REFUSALS;

function Refusals({ refused, timeZone }: { refused: readonly RefusedRequest[]; timeZone: string }) {
  if (refused.length === 0) return <p className="px-4 py-5 text-muted">None: every request was accepted.</p>;
  return (
    <ul className="divide-y divide-line">
      {refused.map(({ id, at, refusal, clientIp }) => (
        <li key={id} className="flex flex-wrap gap-x-4 gap-y-1 px-4 py-3">
          <span className="font-medium">{REASONS[refusal]?.text ?? refusal}</span>
          <span className="text-muted tabular-nums">code {REASONS[refusal]?.status ?? '-'}</span>
          <span className="text-muted sm:ml-auto">
            <time dateTime={at}>{formatDateTime(at, timeZone)}</time>, from {clientIp}
          </span>
        </li>
      ))}
    </ul>
  );
}

function CallbackHealth({ user, callbacks }: ApiUserDetails) {
  if (user.callbackUrl === null && callbacks.pending + callbacks.delivered + callbacks.failed === 0) {
    return <p className="px-4 py-5 text-muted">No callback URL is set.</p>;
  }
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3 px-4 py-4 tabular-nums">
      {(['delivered', 'pending', 'failed'] as const).map((status) => (
        <div key={status}>
          <dt className="text-sm text-muted capitalize">{status}</dt>
          <dd className="text-xl font-semibold">{formatCount(callbacks[status])}</dd>
        </div>
      ))}
      {user.callbackUrl !== null && (
        <div className="min-w-0">
          <dt className="text-sm text-muted">URL</dt>
          <dd className="font-mono text-sm [overflow-wrap:anywhere]">{user.callbackUrl}</dd>
          {user.callbackSwitchedOffAt !== null && (
            <dd>
              <Badge tone="bad">Switched off</Badge>
            </dd>
          )}
        </div>
      )}
    </dl>
  );
}
