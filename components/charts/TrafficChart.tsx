'use client';

import { useTranslations } from 'use-intl';
import type { TrafficSpans } from '@/lib/schemas/overview';
import { ColourKey } from './ColourKey';
import { SpanStrip } from './SpanStrip';
import { SpanTicks } from './SpanTicks';
import { useTrafficWords } from './use-traffic-words';

export type Measure = 'messages' | 'credits';

type Props = { traffic: TrafficSpans; measure?: Measure };

/** What was delivered, and what failed on a scale of its own: a few failures would vanish beside thousands. Or credits. */
export function TrafficChart({ traffic, measure = 'messages' }: Props) {
  const t = useTranslations('usage');
  const { cut, spans } = traffic;
  const { time } = useTrafficWords(cut);
  const { unit } = cut;
  const first = measure === 'messages' ? 'delivered' : 'credits';
  return (
    <figure className="mt-5 grid grid-cols-[minmax(0,1fr)_auto] gap-x-2">
      <figcaption className="col-span-full mb-3 flex items-center gap-2 text-xs text-secondary">
        <ColourKey className="bg-chart-1" />
        {t(`${first}Per`, { unit })}
      </figcaption>
      <SpanStrip traffic={traffic} what={first} height="h-34" />
      {measure === 'messages' && spans.some(({ failed }) => failed > 0) && (
        <>
          <p className="col-span-full mt-4 mb-3 flex flex-wrap items-center gap-x-2 text-xs text-secondary">
            <ColourKey className="bg-chart-2" />
            {t('failedPer', { unit })}
            <span className="text-muted">{t('ownScale')}</span>
          </p>
          <SpanStrip traffic={traffic} what="failed" height="h-13" />
        </>
      )}
      <SpanTicks
        count={spans.length}
        from={unit === 'hour' ? 'first' : 'last'}
        label={(index) => time(cut.first + index)}
      />
      <p className="col-span-full mt-2 flex items-center gap-2 text-xs text-muted">
        <ColourKey className="hatched text-chart-1" />
        {t('notOver', { unit })}
      </p>
    </figure>
  );
}
