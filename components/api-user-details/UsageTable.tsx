import { dayText } from '@/lib/domain/usage/usage';
import type { UsageDay } from '@/lib/schemas/api-user-details';
import { formatCount, formatCreditsForReader, formatDay } from '../ui/format';

const HEADINGS = ['Sent', 'Delivered', 'Failed', 'Credits'] as const;

/** The chart's figures, the newest day first, opened on request. */
export function UsageTable({ usage }: { usage: readonly UsageDay[] }) {
  return (
    <details className="mt-4">
      <summary className="w-fit cursor-pointer rounded font-medium text-accent">Figures by day</summary>
      <table className="mt-3 w-full text-right tabular-nums">
        <caption className="sr-only">Usage a day (UTC)</caption>
        <thead className="border-b border-line text-sm text-muted">
          <tr>
            <th scope="col" className="py-1.5 pr-2 text-left font-semibold">
              Day
            </th>
            {HEADINGS.map((heading) => (
              <th key={heading} scope="col" className="py-1.5 pl-2 font-semibold">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {usage.toReversed().map((day) => (
            <tr key={day.day}>
              <th scope="row" className="py-1.5 pr-2 text-left font-normal whitespace-nowrap">
                <time dateTime={dayText(day.day)}>{formatDay(day.day)}</time>
              </th>
              <td className="py-1.5 pl-2">{formatCount(day.sent)}</td>
              <td className="py-1.5 pl-2">{formatCount(day.delivered)}</td>
              <td className="py-1.5 pl-2">{formatCount(day.failed)}</td>
              <td className="py-1.5 pl-2">{formatCreditsForReader(day.credits)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
