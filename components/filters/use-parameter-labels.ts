'use client';

import { useTranslations } from 'use-intl';
import type { FilterField } from './filter-field';

/** What people call each parameter of a list's filters. */
export function useParameterLabels(fields: readonly FilterField[]): Readonly<Record<string, string>> {
  const t = useTranslations('filters.period');
  const named = fields.flatMap((field) => (field.kind === 'period' ? [] : [[field.name, field.label] as const]));
  return { from: t('from'), to: t('to'), ...Object.fromEntries(named) };
}
