'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { deliveryRate } from '@/lib/domain/usage/traffic';
import type { TrafficAnswer, TrafficSampleAnswer } from '@/lib/schemas/overview';
import { periodOf } from '../charts/period-of';
import { TrafficChart } from '../charts/TrafficChart';
import { TrafficTable } from '../charts/TrafficTable';
import { Headline } from '../ui/Headline';
import { Panel } from '../ui/Panel';
import { Signal, type SignalName } from '../ui/Signal';
import { TextLink } from '../ui/TextLink';
import { useFormat } from '../ui/use-format';

type Props = {
  serviceName: string;
  traffic: TrafficAnswer;
  sample: TrafficSampleAnswer | undefined;
};

/** What was sent in the period and what became of it: figures, hour by hour or day by day, and the same as a table. */
export function TrafficPanel({ serviceName, traffic, sample }: Props) {
  const t = useTranslations('overview.traffic');
  const format = useFormat();
  const { cut, spans, compared: earlier, unwritten } = traffic;
  const scheduled = traffic.scheduled + unwritten;
  const sum = (name: 'sent' | 'delivered' | 'failed') => spans.reduce((total, span) => total + span[name], 0);
  const [sent, delivered, failed] = [sum('sent') + unwritten, sum('delivered'), sum('failed')];
  const rate = deliveryRate({ delivered, failed });
  const log = `/telecom/sms/${serviceName}/messages?${periodOf(cut)}`;
  const change = earlier.before === 0 ? null : (earlier.now + unwritten) / earlier.before - 1;
  return (
    <Panel title={t('title')} more={<TextLink href={log}>{t('log')}</TextLink>}>
      {sent === 0 ? (
        <p className="px-4 py-5 text-muted">{t('none', { unit: cut.unit, days: cut.count })}</p>
      ) : (
        <div className="p-4">
          <dl className="grid grid-cols-2 gap-x-4 gap-y-3.5 tabular-nums sm:grid-cols-4">
            <Headline
              label={t('accepted')}
              note={t(change === null ? 'noneBefore' : 'compared', compared(cut, change, earlier.before))}
            >
              {format.count(sent)}
            </Headline>
            <Headline label={<Signalled name="good">{t('delivered')}</Signalled>}>{format.count(delivered)}</Headline>
            <Headline label={<Signalled name="bad">{t('failed')}</Signalled>}>{format.count(failed)}</Headline>
            <Headline label={<Signalled name="go">{t('underWay')}</Signalled>}>
              {format.count(Math.max(0, sent - delivered - failed - scheduled))}
            </Headline>
            {scheduled > 0 && (
              <Headline
                label={<Signalled name="idle">{t('scheduled')}</Signalled>}
                note={unwritten > 0 && t('inBulk', { count: unwritten, all: String(unwritten === scheduled) })}
              >
                {format.count(scheduled)}
              </Headline>
            )}
            {rate !== null && (
              <Headline label={t('rate')} note={t('ofEnded', { count: delivered + failed })}>
                {format.percent(rate)}
              </Headline>
            )}
            {sample && sample.medianMs !== null && (
              <Headline
                label={t('median')}
                note={sample.delivered < delivered && t('ofNewest', { count: sample.delivered })}
              >
                {format.duration(sample.medianMs)}
              </Headline>
            )}
          </dl>
          <TrafficChart traffic={traffic} />
          <TrafficTable traffic={traffic} />
        </div>
      )}
    </Panel>
  );
}

function Signalled({ name, children }: { name: SignalName; children: ReactNode }) {
  return (
    <>
      <Signal name={name} />
      {children}
    </>
  );
}

/** From three times as many on, the two figures say more than a percentage. */
const MANIFOLD = 2;

/** More or less than before, by how much, and what that was. */
const compared = ({ unit, count }: TrafficAnswer['cut'], change: number | null, before: number) => ({
  unit,
  days: count,
  direction: change === null || change === 0 ? 'same' : change >= MANIFOLD ? 'manifold' : change > 0 ? 'more' : 'less',
  by: Math.abs(change ?? 0),
  before,
});
