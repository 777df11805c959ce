'use client';

import { useTranslations } from 'use-intl';
import type { List } from '@/lib/queries/use-list';
import type { TextFilterField } from './filter-field';

/** Where links lead that mean one name, and no other that has it as a part, of what `label` names: there only while it is on. */
export function useExactFilter(list: List, label: string): readonly TextFilterField[] {
  const t = useTranslations('filters');
  return list.askedFor('of') === '' ? [] : [{ kind: 'text', name: 'of', label: t('exactlyOf', { label }) }];
}
