'use client';

import { useTranslations } from 'use-intl';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import { RESOURCES } from '@/lib/queries/resources';
import { useListState } from '@/lib/queries/use-list-state';
import { useResource } from '@/lib/queries/use-resource';
import type { AlertRow } from '@/lib/schemas/alert';
import { UnreadableParameters } from '../layout/UnreadableParameters';
import { EmptyNotice } from '../ui/Notice';
import { OlderLink } from '../ui/OlderLink';
import { PageHead } from '../ui/PageHead';
import { QuerySection } from '../ui/QuerySection';
import type { SignalName } from '../ui/Signal';
import { Status } from '../ui/Status';
import { useFormat } from '../ui/use-format';

const SIGNALS: Readonly<Record<AlertRow['status'], SignalName>> = {
  pending: 'go',
  sent: 'good',
  failed: 'bad',
  kept: 'idle',
};

/** Why an SMS could not be sent; a mail server's own words are shown as they are. */
const FAILURES: Readonly<Record<string, 'noCredit' | 'busy'>> = {
  not_enough_credits: 'noCredit',
  quota_reached: 'noCredit',
  overloaded: 'busy',
};

/** The alerts of an account: sent, owed, or kept because there is no mail server. */
export function AlertOutbox({ serviceName }: { serviceName: string }) {
  const t = useTranslations();
  const { query, faults, hrefWith } = useListState(RESOURCES.alerts.query);
  const outbox = useResource(RESOURCES.alerts, serviceName, query);
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  return (
    <>
      <PageHead title={t('titles.alerts')} />
      <UnreadableParameters faults={faults} hrefWith={hrefWith} />
      <QuerySection label={t('alerts.list')} rows={4} read={outbox}>
        {({ alerts }) =>
          alerts.length === 0 ? (
            <EmptyNotice title={t('alerts.none')}>{t('alerts.noneText')}</EmptyNotice>
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
  const format = useFormat();
  const t = useTranslations('alerts');
  const { channel, createdAt, login, recipient, subject, body, status, lastError } = alert;
  const failure = FAILURES[lastError];
  return (
    <li className="px-4 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Status signal={SIGNALS[status]}>{t(`status.${status}`)}</Status>
        <time dateTime={createdAt}>{format.dateTime(createdAt, timeZone)}</time>
        <span className="font-medium">{login || t('account')}</span>
        <span className="text-muted">
          {channel === 'mail' ? t('mailTo', { recipient }) : t('smsTo', { recipient: formatMsisdn(recipient) })}
        </span>
      </div>
      {subject !== '' && <p className="mt-2 font-medium">{subject}</p>}
      <p className="mt-1 wrap-anywhere whitespace-pre-wrap text-muted">{body}</p>
      {lastError !== '' && status !== 'sent' && (
        <p className="mt-1 text-xs text-bad">{failure === undefined ? lastError : t(failure)}</p>
      )}
    </li>
  );
}
