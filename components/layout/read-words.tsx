'use client';

import dynamic from 'next/dynamic';
import type { IntlConfig } from 'use-intl';
import type { Locale } from '@/messages/locale';

/** Where words are read: on every page, or below one part of the panel alone, which most readers never open. */
export type WordsArea = 'panel' | 'instance' | 'guides';

type Words = NonNullable<IntlConfig['messages']>;

const READ: Readonly<Record<WordsArea, Readonly<Record<Locale, () => Promise<{ readonly default: Words }>>>>> = {
  panel: { en: () => import('@/messages/en.json'), fr: () => import('@/messages/fr.json') },
  instance: { en: () => import('@/messages/instance.en.json'), fr: () => import('@/messages/instance.fr.json') },
  guides: { en: () => import('@/messages/guides.en.json'), fr: () => import('@/messages/guides.fr.json') },
};

const read: Record<WordsArea, Map<Locale, Promise<Words>>> = {
  panel: new Map(),
  instance: new Map(),
  guides: new Map(),
};

/** The words of an area in one language, which are a script of their own, read once: for `use`. What failed is tried again. */
export function readWords(locale: Locale, area: WordsArea = 'panel'): Promise<Words> {
  const known = read[area].get(locale) ?? READ[area][locale]().then((words) => words.default);
  read[area].set(locale, known);
  known.catch(() => read[area].delete(locale));
  return known;
}

/** Which part of the panel lies at a path; null: every page's words are enough there. */
export function areaAt(path: string): Exclude<WordsArea, 'panel'> | null {
  if (path.startsWith('/instance')) return 'instance';
  return path.startsWith('/docs/') || path.includes('/guides') ? 'guides' : null;
}

/** In another language, the words of every area that this reader has seen. */
export async function readWordsAnew(locale: Locale): Promise<void> {
  const seen = (['panel', 'instance', 'guides'] as const).filter((area) => read[area].size > 0);
  await Promise.all(seen.map((area) => readWords(locale, area)));
}

const nothing = () => ({ default: () => null });

/** Show nothing, but have the HTML tell the browser to fetch words, which it would hear of from a script otherwise. */
export const WORDS_AHEAD = {
  panel: {
    en: dynamic(() => import('@/messages/en.json').then(nothing)),
    fr: dynamic(() => import('@/messages/fr.json').then(nothing)),
  },
  instance: {
    en: dynamic(() => import('@/messages/instance.en.json').then(nothing)),
    fr: dynamic(() => import('@/messages/instance.fr.json').then(nothing)),
  },
  guides: {
    en: dynamic(() => import('@/messages/guides.en.json').then(nothing)),
    fr: dynamic(() => import('@/messages/guides.fr.json').then(nothing)),
  },
} as const satisfies Record<WordsArea, Record<Locale, unknown>>;
