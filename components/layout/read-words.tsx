'use client';

import dynamic from 'next/dynamic';
import type { IntlConfig } from 'use-intl';
import type { Locale } from '@/messages/locale';

/** Where words are read: on every page, or below one part of the panel alone, which most readers never open. */
type WordsArea = 'panel' | 'instance' | 'guides';

type Words = NonNullable<IntlConfig['messages']>;

const READ: Readonly<Record<WordsArea, Readonly<Record<Locale, () => Promise<{ readonly default: Words }>>>>> = {
  panel: { en: () => import('@/messages/en.json'), fr: () => import('@/messages/fr.json') },
  instance: { en: () => import('@/messages/instance.en.json'), fr: () => import('@/messages/instance.fr.json') },
  guides: { en: () => import('@/messages/guides.en.json'), fr: () => import('@/messages/guides.fr.json') },
};

const read = new Map<string, Promise<Words>>();

/** Which part of the panel lies at a path; null: every page's words are enough there. */
export function areaAt(path: string): Exclude<WordsArea, 'panel'> | null {
  if (path.startsWith('/instance')) return 'instance';
  return path.startsWith('/docs/') || path.includes('/guides') ? 'guides' : null;
}

/**
 * All words of a page in one language, which are scripts of their own, read once and side by side: for `use`, once, because
 * a page hears nobody while it waits. What failed is tried again.
 */
export function readWords(locale: Locale, area: ReturnType<typeof areaAt>): Promise<Words> {
  const key = `${locale} ${area ?? ''}`;
  const known = read.get(key) ?? join([READ.panel[locale], ...(area ? [READ[area][locale]] : [])]);
  read.set(key, known);
  known.catch(() => read.delete(key));
  return known;
}

const join = async (parts: readonly (() => Promise<{ readonly default: Words }>)[]): Promise<Words> =>
  Object.assign({}, ...(await Promise.all(parts.map((part) => part()))).map((words) => words.default));

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
