'use client';

import { useTranslations } from 'use-intl';
import type { List } from '@/lib/queries/use-list';
import type { TextFilterField } from './filter-field';

/**
 * A field for a part of a name; where a link has led here that means one name, and no other that has it as a part, a
 * field for the whole of it stands in its place. Both while the address asks for both.
 */
export function useNameFilters(list: List, part: TextFilterField): readonly TextFilterField[] {
  const t = useTranslations('filters');
  const isPartAsked = list.askedFor(part.name) !== '';
  const exact = useExactFilter(list, isPartAsked ? t('exactlyOf', { label: part.label }) : part.label);
  return exact.length > 0 && !isPartAsked ? exact : [part, ...exact];
}

/** The same beside a search field, which stays. */
export function useExactFilter(list: List, label: string): readonly TextFilterField[] {
  return list.askedFor('of') === '' ? [] : [{ kind: 'text', name: 'of', label }];
}
