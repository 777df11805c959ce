'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { RateRow } from '@/lib/schemas/rate';

/** Where numbers that begin with a prefix are; empty: nobody knows. */
export function useDestination(): (rate: Pick<RateRow, 'prefix' | 'countries' | 'more'>) => string {
  const t = useTranslations('rates');
  const locale = useLocale();
  const regions = new Intl.DisplayNames([locale], { type: 'region' });
  const together = new Intl.ListFormat(locale, { type: 'unit' });
  return ({ prefix, countries, more }) => {
    if (prefix === '') return t('everywhere');
    const names = together.format(countries.map((country) => regions.of(country) ?? country));
    return more > 0 ? t('more', { names, count: more }) : names;
  };
}

/** A rate as a sentence names it. */
export function useRateName(): (rate: Pick<RateRow, 'prefix' | 'countries' | 'more'>) => string {
  const destination = useDestination();
  return (rate) => [rate.prefix && `+${rate.prefix}`, destination(rate)].filter(Boolean).join(', ');
}
