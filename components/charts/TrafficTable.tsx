'use client';

import { useTranslations } from 'use-intl';
import type { TrafficSpans } from '@/lib/schemas/overview';
import { useFormat } from '../ui/use-format';
import { useTrafficWords } from './use-traffic-words';

const HEADINGS = ['sent', 'delivered', 'failed', 'credits'] as const;

/** The chart's figures, the newest first, opened on request; hours that are still to come are left out. */
export function TrafficTable({ traffic: { cut, spans } }: { traffic: TrafficSpans }) {
  const format = useFormat();
  const t = useTranslations('usage');
  const { time, machineTime } = useTrafficWords(cut);
  return (
    <details className="mt-4">
      <summary className="w-fit cursor-pointer rounded-sm font-medium text-accent">
        {t('figures', { unit: cut.unit })}
      </summary>
      <table className="mt-3 w-full text-right tabular-nums">
        <caption className="sr-only">{t('caption', { unit: cut.unit })}</caption>
        <thead className="border-b border-line text-xs text-muted">
          <tr>
            <th scope="col" className="py-1.5 pr-2 text-left font-semibold">
              {t(`unit.${cut.unit}`)}
            </th>
            {HEADINGS.map((heading) => (
              <th key={heading} scope="col" className="py-1.5 pl-2 font-semibold">
                {t(heading)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {spans
            .filter(({ at }) => at <= cut.now)
            .toReversed()
            .map(({ at, sent, delivered, failed, credits }) => (
              <tr key={at}>
                <th scope="row" className="py-1.5 pr-2 text-left font-normal whitespace-nowrap">
                  <time dateTime={machineTime(at)}>{time(at)}</time>
                </th>
                <td className="py-1.5 pl-2">{format.count(sent)}</td>
                <td className="py-1.5 pl-2">{format.count(delivered)}</td>
                <td className="py-1.5 pl-2">{format.count(failed)}</td>
                <td className="py-1.5 pl-2">{format.exactCredits(credits)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </details>
  );
}
