'use client';

import { useQuery } from '@tanstack/react-query';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import { accountQuery, alertsQuery } from '@/lib/queries/account-queries';
import { useListState } from '@/lib/queries/use-list-state';
import { type AlertRow, alertListQuery } from '@/lib/schemas/alert';
import { UnreadableParameters } from '../layout/UnreadableParameters';
import { Badge, type Tone } from '../ui/Badge';
import { formatDateTime } from '../ui/format';
import { EmptyNotice } from '../ui/Notice';
import { OlderLink } from '../ui/OlderLink';
import { QuerySection } from '../ui/QuerySection';

const STATUSES: Readonly<Record<AlertRow['status'], { label: string; tone: Tone }>> = {
  pending: { label: 'Pending', tone: 'wait' },
  sent: { label: 'Sent', tone: 'good' },
  failed: { label: 'Failed', tone: 'bad' },
  kept: { label: 'Kept here: no mail server', tone: 'neutral' },
};

/** Why an SMS could not be sent, in words; a mail server's own words are shown as they are. */
const FAILURES: Readonly<Record<string, string>> = {
  not_enough_credits: 'The account does not have enough credit for this SMS.',
  quota_reached: 'The account does not have enough credit for this SMS.',
  overloaded: 'The server was too busy. It is tried again.',
};

/** The alerts of an account: sent, owed, or kept because there is no mail server. */
export function AlertOutbox({ serviceName }: { serviceName: string }) {
  const { query, faults, hrefWith } = useListState(alertListQuery);
  const outbox = useQuery(alertsQuery(serviceName, query));
  const { data: account } = useQuery(accountQuery(serviceName));
  return (
    <>
      <h1 className="mb-5 text-2xl font-semibold tracking-tight">Alerts</h1>
      <UnreadableParameters faults={faults} hrefWith={hrefWith} />
      <QuerySection label="alerts" rows={4} read={outbox}>
        {({ alerts }) =>
          alerts.length === 0 ? (
            <EmptyNotice title="No alert yet">
              Give an API user a limit (API users, row menu, Limit) and its alerts appear here.
            </EmptyNotice>
          ) : (
            <ul className="divide-y divide-line">
              {alerts.map((alert) => (
                <Alert key={alert.id} alert={alert} timeZone={account?.timeZone ?? 'UTC'} />
              ))}
            </ul>
          )
        }
      </QuerySection>
      {outbox.data?.hasOlder && <OlderLink href={hrefWith({ before: outbox.data.alerts.at(-1)?.id })} />}
    </>
  );
}

function Alert({ alert, timeZone }: { alert: AlertRow; timeZone: string }) {
  const { channel, createdAt, login, recipient, subject, body, status, lastError } = alert;
  const { label, tone } = STATUSES[status];
  return (
    <li className="px-4 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={tone}>{label}</Badge>
        <time dateTime={createdAt}>{formatDateTime(createdAt, timeZone)}</time>
        <span className="font-medium">{login}</span>
        <span className="text-muted">
          {channel === 'mail' ? 'Email' : 'SMS'} to {channel === 'mail' ? recipient : formatMsisdn(recipient)}
        </span>
      </div>
      {subject !== '' && <p className="mt-2 font-medium">{subject}</p>}
      <p className="mt-1 [overflow-wrap:anywhere] whitespace-pre-wrap text-muted">{body}</p>
      {lastError !== '' && status !== 'sent' && (
        <p className="mt-1 text-sm text-bad">{FAILURES[lastError] ?? lastError}</p>
      )}
    </li>
  );
}
