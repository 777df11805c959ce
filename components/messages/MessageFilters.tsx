'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { MESSAGE_STATES } from '@/lib/domain/delivery/message-state';
import type { List } from '@/lib/queries/use-list';
import { FilterBar } from '../filters/FilterBar';
import type { FilterField, FilterOption } from '../filters/filter-field';
import { useExactFilter } from '../filters/use-exact-filter';
import { usePttFilter } from '../filters/use-ptt-filter';

type Props = { list: List; countries: readonly FilterOption[]; timeZone: string; count: ReactNode };

/** All that the sending log can be asked for. */
export function MessageFilters({ list, countries, timeZone, count }: Props) {
  const t = useTranslations('messages');
  const ptt = usePttFilter();
  const exact = useExactFilter(list);
  const fields: FilterField[] = [
    { kind: 'period', timeZone },
    {
      kind: 'choice',
      name: 'state',
      label: t('status'),
      options: MESSAGE_STATES.map((state) => [state, t(`states.${state}`)]),
    },
    { kind: 'text', name: 'login', label: t('apiUser') },
    ...exact,
    { kind: 'text', name: 'sender', label: t('sender') },
    { kind: 'text', name: 'text', label: t('text') },
    { kind: 'choice', name: 'country', label: t('country'), options: countries },
    ptt,
    { kind: 'text', name: 'tag', label: t('tag') },
    { kind: 'text', name: 'id', label: t('id'), isNumber: true },
  ];
  return (
    <FilterBar
      list={list}
      search={{ kind: 'text', name: 'recipient', label: t('recipient') }}
      fields={fields}
      count={count}
    />
  );
}
