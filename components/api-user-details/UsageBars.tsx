'use client';

import { useTranslations } from 'use-intl';
import type { UsageDay } from '@/lib/schemas/api-user-details';
import { useFormat } from '../ui/use-format';

const HEIGHT = 140;

export type Measure = 'messages' | 'credits';

type Part = {
  readonly label: 'delivered' | 'failed' | 'other' | 'creditsSpent';
  readonly colour: string;
  readonly of: (day: UsageDay) => number;
};

/** From the bottom up. What was under way while the account's time zone changed may be counted in another hour than it was sent. */
const PARTS: Readonly<Record<Measure, readonly Part[]>> = {
  messages: [
    { label: 'delivered', colour: 'bg-chart-1', of: ({ delivered }) => delivered },
    { label: 'failed', colour: 'bg-chart-2', of: ({ failed }) => failed },
    {
      label: 'other',
      colour: 'bg-chart-3',
      of: ({ sent, delivered, failed }) => Math.max(0, sent - delivered - failed),
    },
  ],
  // Refunds may outweigh what a day cost.
  credits: [{ label: 'creditsSpent', colour: 'bg-chart-1', of: ({ credits }) => Math.max(0, credits) }],
};

const heightOf = (day: UsageDay, parts: readonly Part[]) => parts.reduce((sum, part) => sum + part.of(day), 0);

/** A bar for each day. The table beside it says the same to whoever cannot see or point at the bars. */
export function UsageBars({ usage, measure }: { usage: readonly UsageDay[]; measure: Measure }) {
  const format = useFormat();
  const t = useTranslations('apiUserDetails');
  const parts = PARTS[measure];
  const most = Math.max(0, ...usage.map((day) => heightOf(day, parts)));
  const figure = measure === 'credits' ? format.credits : format.count;
  const tellDay = (day: UsageDay) =>
    t('ofDay', { ...day, day: format.day(day.day), credits: format.credits(day.credits) });
  return (
    <figure className="mt-5">
      <figcaption className="flex flex-wrap items-center gap-x-5 gap-y-1 text-xs text-muted">
        {parts.map(({ label, colour }) => (
          <span key={label} className="inline-flex items-center gap-2">
            <span aria-hidden="true" className={`size-3 rounded-sm ${colour}`} />
            {t(label)}
          </span>
        ))}
        <span className="tabular-nums sm:ml-auto">{t('mostADay', { most: figure(most) })}</span>
      </figcaption>
      <div aria-hidden="true" className="mt-3 flex items-end gap-1 border-b border-line" style={{ height: HEIGHT }}>
        {usage.map((day) => (
          <div
            key={day.day}
            title={tellDay(day)}
            className="flex h-full flex-1 flex-col-reverse gap-px rounded-t-sm hover:bg-well"
          >
            {parts.map((part) => (
              <Bar key={part.label} colour={part.colour} value={part.of(day)} most={most} />
            ))}
          </div>
        ))}
      </div>
      <div aria-hidden="true" className="mt-1.5 flex justify-between text-xs text-muted">
        <span>{format.day(usage[0]?.day ?? 0)}</span>
        <span>{format.day(usage.at(-1)?.day ?? 0)}</span>
      </div>
    </figure>
  );
}

function Bar({ colour, value, most }: { colour: string; value: number; most: number }) {
  if (value === 0) return null;
  return (
    <div className={`shrink-0 rounded-sm ${colour}`} style={{ height: `${(value / most) * 98}%`, minHeight: 3 }} />
  );
}
