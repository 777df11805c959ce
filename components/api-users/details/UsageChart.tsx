'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { TrafficSpans } from '@/lib/schemas/overview';
import { type Measure, TrafficChart } from '../../charts/TrafficChart';
import { TrafficTable } from '../../charts/TrafficTable';
import { Headline } from '../../ui/Headline';
import { SegmentedChoice } from '../../ui/SegmentedChoice';
import { useFormat } from '../../ui/use-format';

const MEASURES: readonly Measure[] = ['messages', 'credits'];

const isIdle = ({ sent, delivered, failed, credits }: TrafficSpans['spans'][number]) =>
  [sent, delivered, failed, credits].every((sum) => sum === 0);

/**
 * Sums over the period, what came of its messages or what they cost day by day, and the same figures as a table; a
 * sentence where all are 0.
 */
export function UsageChart({ usage, unwritten }: { usage: TrafficSpans; unwritten: number }) {
  const format = useFormat();
  const t = useTranslations('usage');
  const details = useTranslations('apiUserDetails');
  const [measure, setMeasure] = useState<Measure>('messages');
  const total = (name: 'sent' | 'delivered' | 'failed' | 'credits') =>
    usage.spans.reduce((sum, span) => sum + span[name], 0);
  if (unwritten === 0 && usage.spans.every(isIdle)) {
    return <p className="px-4 py-2.5 text-muted">{details('nothingSent')}</p>;
  }
  return (
    <div className="p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-10 gap-y-4">
        <dl className="flex flex-wrap gap-x-10 gap-y-3 tabular-nums max-sm:gap-x-6">
          <Headline label={t('sent')} note={unwritten > 0 && t('unwritten', { count: unwritten })}>
            {format.count(total('sent') + unwritten)}
          </Headline>
          <Headline label={t('delivered')}>{format.count(total('delivered'))}</Headline>
          <Headline label={t('failed')}>{format.count(total('failed'))}</Headline>
          <Headline label={t('credits')}>{format.exactCredits(total('credits'))}</Headline>
        </dl>
        <SegmentedChoice
          label={t('show')}
          options={MEASURES.map((name) => [name, t(name)] as const)}
          value={measure}
          onChoose={setMeasure}
        />
      </div>
      <TrafficChart traffic={usage} measure={measure} />
      <TrafficTable traffic={usage} />
    </div>
  );
}
