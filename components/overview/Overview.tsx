'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { TRAFFIC_DAYS } from '@/lib/domain/usage/traffic';
import { RESOURCES } from '@/lib/queries/resources';
import { useListState } from '@/lib/queries/use-list-state';
import { useResource } from '@/lib/queries/use-resource';
import { trafficQuery } from '@/lib/schemas/overview';
import { periodOf } from '../charts/period-of';
import { UnreadableParameters } from '../filters/UnreadableParameters';
import { AccountHead } from '../layout/AccountHead';
import { useAccountFacts } from '../layout/first-account';
import { OnlySeems } from '../layout/OnlySeems';
import { SendLink } from '../layout/SendLink';
import { useIsInstanceOwner } from '../layout/SignedIn';
import { useTimeZone } from '../layout/use-time-zone';
import { EmptyNotice } from '../ui/Notice';
import { QueryContent } from '../ui/QueryContent';
import { SegmentedChoice } from '../ui/SegmentedChoice';
import { TimesIn } from '../ui/TimesIn';
import { Attention } from './Attention';
import { CountriesPanel } from './CountriesPanel';
import { FailingPanel } from './FailingPanel';
import { FirstSteps } from './FirstSteps';
import { RefusedPanel } from './RefusedPanel';
import { SendersPanel } from './SendersPanel';
import { TrafficPanel } from './TrafficPanel';

type Props = {
  serviceName: string;
  http2smsUrl: string;
  /** What is told of the credit. */
  credit: ReactNode;
};

/** An account at a glance: what needs attention, what was sent and what became of it; before that, how to begin. */
export function Overview({ serviceName, http2smsUrl, credit }: Props) {
  const t = useTranslations('overview');
  const send = useTranslations('send');
  const timeZone = useTimeZone(serviceName);
  const isDisabled = useAccountFacts(serviceName).disabledAt !== null;
  const list = useListState(trafficQuery);
  const { query, faults, change } = list;
  const asked = { days: String(query.days) };
  const traffic = useResource(RESOURCES.traffic, serviceName, asked);
  const sample = useResource(RESOURCES.trafficSample, serviceName, asked);
  const { data: trouble } = useResource(RESOURCES.trouble, serviceName, {});
  const isBegun = traffic.data?.hasDelivered !== false;
  // Among the first steps of whoever can take it.
  const isStep = useIsInstanceOwner() && !isBegun && !isDisabled;
  return (
    <>
      <AccountHead
        serviceName={serviceName}
        beside={
          isBegun ? (
            <TimesIn timeZone={timeZone} />
          ) : (
            !isDisabled && <span className="text-xs text-muted max-sm:hidden">{t('begin')}</span>
          )
        }
      >
        {isBegun && (
          <SegmentedChoice
            label={t('period')}
            options={TRAFFIC_DAYS.map((days) => [days, t('days', { days })] as const)}
            value={query.days}
            onChoose={(days) => change({ days })}
          />
        )}
        <SendLink serviceName={serviceName} needsCredit={!isBegun} />
      </AccountHead>
      {faults.length > 0 && <UnreadableParameters list={list} labels={{ days: t('period') }} />}
      {!isStep && <OnlySeems serviceName={serviceName} />}
      {trouble && <Attention serviceName={serviceName} trouble={trouble} />}
      <QueryContent label={t('traffic.title')} rows={8} read={traffic}>
        {(found) =>
          found.hasDelivered ? (
            <>
              <div className="grid gap-x-4 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] lg:items-start">
                <div>
                  <TrafficPanel serviceName={serviceName} traffic={found} sample={sample.data} />
                  <div className="grid items-start gap-x-4 sm:grid-cols-2">
                    <SendersPanel serviceName={serviceName} senders={found.senders} />
                    <CountriesPanel
                      serviceName={serviceName}
                      sample={sample.data}
                      unwritten={found.unwritten}
                      period={periodOf(found.cut)}
                    />
                  </div>
                </div>
                <div>
                  {credit}
                  <div className="grid items-start gap-x-4 sm:grid-cols-2 lg:grid-cols-1">
                    <FailingPanel serviceName={serviceName} trouble={trouble} timeZone={timeZone} />
                    <RefusedPanel serviceName={serviceName} refused={trouble?.refused} />
                  </div>
                </div>
              </div>
            </>
          ) : (
            <>
              {isDisabled ? (
                <EmptyNotice title={send('accountDisabled')}>{send('accountDisabledText')}</EmptyNotice>
              ) : (
                <FirstSteps serviceName={serviceName} http2smsUrl={http2smsUrl} hasSent={found.senders.length > 0} />
              )}
              {trouble && (trouble.account !== null || trouble.failing.total + trouble.switchedOff.total > 0) && (
                <FailingPanel serviceName={serviceName} trouble={trouble} timeZone={timeZone} />
              )}
              {trouble && trouble.refused.length > 0 && (
                <RefusedPanel serviceName={serviceName} refused={trouble.refused} />
              )}
            </>
          )
        }
      </QueryContent>
    </>
  );
}
