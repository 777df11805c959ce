'use client';

import { useTranslations } from 'use-intl';
import { dayText } from '@/lib/domain/usage/usage';
import type { UsageDay } from '@/lib/schemas/api-user-details';
import { useFormat } from '../ui/use-format';

const HEADINGS = ['sent', 'delivered', 'failed', 'credits'] as const;

/** The chart's figures, the newest day first, opened on request. */
export function UsageTable({ usage }: { usage: readonly UsageDay[] }) {
  const format = useFormat();
  const t = useTranslations('apiUserDetails');
  return (
    <details className="mt-4">
      <summary className="w-fit cursor-pointer rounded-sm font-medium text-accent">{t('figures')}</summary>
      <table className="mt-3 w-full text-right tabular-nums">
        <caption className="sr-only">{t('usage')}</caption>
        <thead className="border-b border-line text-xs text-muted">
          <tr>
            <th scope="col" className="py-1.5 pr-2 text-left font-semibold">
              {t('day')}
            </th>
            {HEADINGS.map((heading) => (
              <th key={heading} scope="col" className="py-1.5 pl-2 font-semibold">
                {t(heading)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {usage.toReversed().map((day) => (
            <tr key={day.day}>
              <th scope="row" className="py-1.5 pr-2 text-left font-normal whitespace-nowrap">
                <time dateTime={dayText(day.day)}>{format.day(day.day)}</time>
              </th>
              <td className="py-1.5 pl-2">{format.count(day.sent)}</td>
              <td className="py-1.5 pl-2">{format.count(day.delivered)}</td>
              <td className="py-1.5 pl-2">{format.count(day.failed)}</td>
              <td className="py-1.5 pl-2">{format.credits(day.credits)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
