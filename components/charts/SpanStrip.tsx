'use client';

import { useTranslations } from 'use-intl';
import type { TrafficSpans } from '@/lib/schemas/overview';
import { useFormat } from '../ui/use-format';
import { SpanBars } from './SpanBars';
import { useTrafficWords } from './use-traffic-words';

type Props = {
  traffic: TrafficSpans;
  what: 'delivered' | 'failed' | 'credits';
  /** A class of its height. */
  height: string;
};

/** One figure of each hour or day, on a scale of its own. */
export function SpanStrip({ traffic: { cut, spans }, what, height }: Props) {
  const t = useTranslations('usage');
  const format = useFormat();
  const { time } = useTrafficWords(cut);
  const figure = what === 'credits' ? format.credits : format.count;
  // Refunds may outweigh what a day cost.
  const drawn = spans.map((span) => ({ at: span.at, value: Math.max(0, span[what]) }));
  const most = drawn.reduce((best, span) => (span.value > best.value ? span : best), { at: cut.now, value: 0 });
  return (
    <SpanBars
      tone={what === 'failed' ? 'failed' : 'delivered'}
      now={cut.now}
      height={height}
      figure={figure}
      label={t('picture', { what, unit: cut.unit, most: figure(most.value), when: time(most.at) })}
      spans={drawn.map((span) => ({
        ...span,
        label: t('ofSpan', { when: time(span.at), figure: figure(span.value), what }),
      }))}
    />
  );
}
