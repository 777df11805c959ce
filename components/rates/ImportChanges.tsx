'use client';

import { useTranslations } from 'use-intl';
import type { ShownImport } from '@/lib/schemas/rate';
import { Moment } from '../ui/Moment';
import { useFormat } from '../ui/use-format';
import { useRateName } from './use-destination';

type Props = { preview: ShownImport; timeZone: string };

/** What a file of rates sets: each with what it costs until then, and from when; and what stays. */
export function ImportChanges({ preview: { added, changed, unchanged, left, rates }, timeZone }: Props) {
  const t = useTranslations('rates');
  const format = useFormat();
  const nameOf = useRateName();
  const more = added + changed - rates.length;
  return (
    <div className="rounded-md border border-line bg-well p-4">
      <p role="status" className="font-medium">
        {t('counts', { added, changed, unchanged })}
      </p>
      {/* On this ground a panel’s lines would not be seen in the dark. */}
      <ul className="mt-1.5 divide-y divide-track text-xs">
        {rates.map((rate) => (
          <li
            key={`${rate.prefix} ${rate.validFrom ?? ''}`}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-1.5"
          >
            {/* Browsers and servers may call a country by different names. */}
            <span className="min-w-0 wrap-anywhere" suppressHydrationWarning>
              {nameOf(rate)}
            </span>
            <span className="tabular-nums">
              {rate.before === null
                ? t('setNew', { after: format.exactCredits(rate.credits) })
                : t('setFrom', {
                    before: format.exactCredits(rate.before),
                    after: format.exactCredits(rate.credits),
                  })}
              {', '}
              {rate.validFrom === null
                ? t('atOnce')
                : t.rich('fromThen', {
                    time: () => (
                      <Moment at={rate.validFrom ?? ''} timeZone={timeZone} isPlanned className="whitespace-nowrap" />
                    ),
                  })}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="mt-1.5 text-xs">{t('faultyMore', { count: more })}</p>}
      <p className="mt-1.5 text-xs text-muted">{t('left', { count: left })}</p>
    </div>
  );
}
