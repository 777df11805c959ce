'use client';

import dynamic from 'next/dynamic';
import type { Locale } from '@/messages/locale';
import { joinWords, type ReadWords, type Words } from './join-words';

/** Where words are read: on every page, or below one part of the panel alone, which most readers never open. */
type WordsArea = 'panel' | 'instance' | 'guides';

/** Null: where every page's words are enough. */
type Area = Exclude<WordsArea, 'panel'> | null;

const READ: Readonly<Record<WordsArea, Readonly<Record<Locale, () => Promise<{ readonly default: Words }>>>>> = {
  panel: { en: () => import('@/messages/en.json'), fr: () => import('@/messages/fr.json') },
  instance: { en: () => import('@/messages/instance.en.json'), fr: () => import('@/messages/instance.fr.json') },
  guides: { en: () => import('@/messages/guides.en.json'), fr: () => import('@/messages/guides.fr.json') },
};

const keyOf = (locale: Locale, area: Area) => `${locale} ${area ?? ''}`;

const read = new Map<string, Promise<ReadWords>>();

/** Which part of the panel lies at a path; null: every page's words are enough there. */
export function areaAt(path: string): Area {
  if (path.startsWith('/instance')) return 'instance';
  return path.startsWith('/docs/') || path.includes('/guides') ? 'guides' : null;
}

/**
 * All words of a page in one language, which are scripts of their own, read once and side by side: for `use`, once, because
 * a page hears nobody while it waits. Of an area's that failed this is told until `forgetWords`.
 */
export function readWords(locale: Locale, area: Area): Promise<ReadWords> {
  const key = keyOf(locale, area);
  const known = read.get(key) ?? joinWords(READ.panel[locale], area && READ[area][locale]);
  read.set(key, known);
  known.catch(() => read.delete(key));
  return known;
}

/** Has what failed tried again. */
export const forgetWords = (locale: Locale, area: Area): void => void read.delete(keyOf(locale, area));

const nothing = () => ({ default: () => null });

const WORDS_AHEAD = {
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

type Ahead = { area: WordsArea; locale: Locale };

/** Shows nothing, but has the HTML tell the browser to fetch words, which it would hear of from a script otherwise. */
export function WordsAhead({ area, locale }: Ahead) {
  const Fetched = WORDS_AHEAD[area][locale];
  return <Fetched />;
}
