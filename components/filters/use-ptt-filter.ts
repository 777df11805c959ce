'use client';

import { useTranslations } from 'use-intl';
import { usePttWords } from '../ui/use-ptt-words';
import type { TextFilterField } from './filter-field';

/** By ptt code, which tells what the code means. */
export function usePttFilter(): TextFilterField {
  const t = useTranslations('filters');
  const pttWords = usePttWords();
  return {
    kind: 'text',
    name: 'ptt',
    label: t('ptt'),
    isNumber: true,
    isRare: true,
    told: (code) => pttWords(Number(code))?.comment ?? null,
  };
}
