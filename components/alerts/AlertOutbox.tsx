'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ALERT_CHANNELS, ALERT_STATUSES } from '@/lib/domain/alerts/alert';
import { can } from '@/lib/domain/authorisation/policy';
import { RESOURCES } from '@/lib/queries/resources';
import { useList } from '@/lib/queries/use-list';
import type { AlertRow } from '@/lib/schemas/alert';
import { ExportLink } from '../filters/ExportLink';
import { LogPage } from '../filters/LogPage';
import { useIsInstanceOwner } from '../layout/SignedIn';
import { useRole } from '../layout/use-role';
import { useTimeZone } from '../layout/use-time-zone';
import { Moment } from '../ui/Moment';
import { EmptyNotice } from '../ui/Notice';
import type { SignalName } from '../ui/Signal';
import { Status } from '../ui/Status';
import { TextLink } from '../ui/TextLink';
import { AlertsSet } from './AlertsSet';

const SIGNALS: Readonly<Record<AlertRow['status'], SignalName>> = {
  pending: 'go',
  sent: 'good',
  failed: 'bad',
  kept: 'warn',
};

/** Why an SMS could not be sent; a mail server's own words are shown as they are. */
const FAILURES: Readonly<Record<string, 'noCredit' | 'busy' | 'disabled'>> = {
  not_enough_credits: 'noCredit',
  quota_reached: 'noCredit',
  overloaded: 'busy',
  account_disabled: 'disabled',
};

type Props = {
  serviceName: string;
  /** What else can be done here. */
  actions: ReactNode;
};

/** The alerts of an account: sent, owed, or kept because there is no mail server. */
export function AlertOutbox({ serviceName, actions }: Props) {
  const t = useTranslations('alerts');
  const titles = useTranslations('titles');
  const timeZone = useTimeZone(serviceName);
  const { list, query, read } = useList(RESOURCES.alerts, serviceName);
  return (
    <LogPage
      title={titles('alerts')}
      actions={
        <>
          <ExportLink serviceName={serviceName} path="alerts" list={list} query={query} page={read.data} />
          {actions}
        </>
      }
      above={
        <>
          <AlertsSet serviceName={serviceName} />
          <h2 className="mb-3">{t('sentList')}</h2>
        </>
      }
      label={t('list')}
      list={list}
      read={read}
      search={{ kind: 'text', of: 'alerts', name: 'login', label: t('apiUser') }}
      fields={[
        { kind: 'period', timeZone },
        {
          kind: 'choice',
          name: 'status',
          label: t('state'),
          options: ALERT_STATUSES.map((status) => [status, t(`status.${status}`)]),
        },
        {
          kind: 'choice',
          name: 'channel',
          label: t('channel'),
          options: ALERT_CHANNELS.map((channel) => [channel, t(`channels.${channel}`)]),
        },
        { kind: 'text', name: 'recipient', label: t('recipient') },
      ]}
      empty={(why) => <EmptyNotice title={t(`empty.${why}.title`)}>{t(`empty.${why}.text`)}</EmptyNotice>}
    >
      {(alerts) => (
        <>
          <KeptAlerts count={alerts.filter(({ status }) => status === 'kept').length} />
          <ul className="divide-y divide-line">
            {alerts.map((alert) => (
              <Alert key={alert.id} alert={alert} serviceName={serviceName} timeZone={timeZone} />
            ))}
          </ul>
        </>
      )}
    </LogPage>
  );
}

/** That alerts of this page went to nobody, and who can do something about it. */
function KeptAlerts({ count }: { count: number }) {
  const t = useTranslations('alerts');
  const isInstanceOwner = useIsInstanceOwner();
  return (
    count > 0 && (
      <p className="rounded-t-[calc(0.625rem-1px)] border-b border-line bg-warn-soft px-4 py-2.5 wrap-anywhere">
        {t('reachedNobody', { count })}{' '}
        {isInstanceOwner ? <TextLink href="/instance/health">{t('setMailServer')}</TextLink> : t('ownerSetsMailServer')}
      </p>
    )
  );
}

type AlertProps = { alert: AlertRow; serviceName: string; timeZone: string };

function Alert({ alert, serviceName, timeZone }: AlertProps) {
  const t = useTranslations('alerts');
  const { channel, createdAt, login, recipient, subject, body, status, lastError } = alert;
  const failure = FAILURES[lastError];
  return (
    <li className="px-4 py-2.5">
      <div className="flex items-baseline justify-between gap-x-3">
        <span className="min-w-0 font-medium wrap-anywhere">{login || t('account')}</span>
        <Moment at={createdAt} timeZone={timeZone} className="text-xs whitespace-nowrap text-muted" />
      </div>
      <div className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs">
        <Status signal={SIGNALS[status]}>{t(`status.${status}`)}</Status>
        <span className="wrap-anywhere text-muted">
          {channel === 'mail' ? t('mailTo', { recipient }) : t('smsTo', { recipient })}
        </span>
        {lastError !== '' && status !== 'sent' && (
          <span className="wrap-anywhere text-bad">{failure === undefined ? lastError : t(failure)}</span>
        )}
        {status === 'failed' && failure === undefined && <WayToRecipient serviceName={serviceName} login={login} />}
      </div>
      {subject !== '' && <p className="mt-1.5 wrap-anywhere">{subject}</p>}
      <p className="mt-0.5 text-xs wrap-anywhere whitespace-pre-wrap text-secondary">{body}</p>
    </li>
  );
}

/** Where the address or number of an alert is set, for who may change it. */
function WayToRecipient({ serviceName, login }: { serviceName: string; login: string }) {
  const t = useTranslations('alerts');
  const role = useRole(serviceName);
  if (!can(role, login === '' ? 'account.change-limit' : 'api-user.change-limit')) return null;
  // The list of users, since the user may have been deleted meanwhile.
  const page = login === '' ? 'options' : `users?${new URLSearchParams({ search: login })}`;
  return <TextLink href={`/telecom/sms/${serviceName}/${page}`}>{t('mendAddress')}</TextLink>;
}
