'use client';

import { useTranslations } from 'use-intl';
import { type FilterField, namedIn } from './filter-field';

/** What people call each parameter of a list's filters. */
export function useParameterLabels(fields: readonly FilterField[]): Readonly<Record<string, string>> {
  const t = useTranslations('filters.period');
  return { from: t('from'), to: t('to'), ...Object.fromEntries(fields.flatMap(namedIn)) };
}
