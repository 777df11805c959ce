'use client';

import { useTranslations } from 'use-intl';
import { ALERT_CHANNELS, ALERT_STATUSES } from '@/lib/domain/alerts/alert';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import { RESOURCES } from '@/lib/queries/resources';
import { type List, useList } from '@/lib/queries/use-list';
import { useResource } from '@/lib/queries/use-resource';
import type { AlertList, AlertRow } from '@/lib/schemas/alert';
import { FilterBar } from '../filters/FilterBar';
import type { FilterField } from '../filters/filter-field';
import { ListSection } from '../filters/ListSection';
import { RowCount } from '../filters/RowCount';
import { Moment } from '../ui/Moment';
import { EmptyNotice } from '../ui/Notice';
import { OlderLink } from '../ui/OlderLink';
import { PageHead } from '../ui/PageHead';
import type { SignalName } from '../ui/Signal';
import { Status } from '../ui/Status';

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
  const { list, query, read } = useList(RESOURCES.alerts, serviceName);
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const timeZone = account?.timeZone ?? 'UTC';
  return (
    <>
      <PageHead title={t('titles.alerts')} />
      <Filters list={list} timeZone={timeZone} shown={read.data} isFirst={query.before === undefined} />
      <ListSection list={list} label={t('alerts.list')} rows={4} read={read}>
        {({ rows, searchedTo }) =>
          rows.length === 0 ? (
            <NoAlerts filtered={list.isFiltered} searching={searchedTo !== null} />
          ) : (
            <ul className="divide-y divide-line">
              {rows.map((alert) => (
                <Alert key={alert.id} alert={alert} timeZone={timeZone} />
              ))}
            </ul>
          )
        }
      </ListSection>
      {read.data?.hasOlder && (
        <OlderLink
          href={list.hrefWith({ before: read.data.searchedTo ?? read.data.rows.at(-1)?.id })}
          searching={read.data.searchedTo !== null}
        />
      )}
    </>
  );
}

function NoAlerts({ filtered, searching }: { filtered: boolean; searching: boolean }) {
  const t = useTranslations('alerts');
  if (searching) return <EmptyNotice title={t('noMatchSoFar')}>{t('noMatchSoFarText')}</EmptyNotice>;
  if (filtered) return <EmptyNotice title={t('noMatch')}>{t('noMatchText')}</EmptyNotice>;
  return <EmptyNotice title={t('none')}>{t('noneText')}</EmptyNotice>;
}

type FiltersProps = { list: List; timeZone: string; shown: AlertList | undefined; isFirst: boolean };

function Filters({ list, timeZone, shown, isFirst }: FiltersProps) {
  const t = useTranslations('alerts');
  const fields: FilterField[] = [
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
  ];
  return (
    <FilterBar
      list={list}
      search={{ kind: 'text', name: 'login', label: t('apiUser') }}
      fields={fields}
      count={shown && <RowCount shown={shown.rows.length} isAll={isFirst && !shown.hasOlder} />}
    />
  );
}

function Alert({ alert, timeZone }: { alert: AlertRow; timeZone: string }) {
  const t = useTranslations('alerts');
  const { channel, createdAt, login, recipient, subject, body, status, lastError } = alert;
  const failure = FAILURES[lastError];
  return (
    <li className="px-4 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Status signal={SIGNALS[status]}>{t(`status.${status}`)}</Status>
        <Moment at={createdAt} timeZone={timeZone} />
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
