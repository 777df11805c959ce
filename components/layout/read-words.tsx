'use client';

import dynamic from 'next/dynamic';
import type { Messages } from 'use-intl';
import type { Locale } from '@/messages/locale';

const READ: Readonly<Record<Locale, () => Promise<{ readonly default: Messages }>>> = {
  en: () => import('@/messages/en.json'),
  fr: () => import('@/messages/fr.json'),
};

const read = new Map<Locale, Promise<Messages>>();

/** Every word of one language, which is a script of its own, read once: for `use`. What failed is tried again. */
export function readWords(locale: Locale): Promise<Messages> {
  const known = read.get(locale) ?? READ[locale]().then((words) => words.default);
  read.set(locale, known);
  known.catch(() => read.delete(locale));
  return known;
}

const nothing = () => ({ default: () => null });

/** Show nothing, but have the HTML tell the browser to fetch a language, which it would hear of from a script otherwise. */
export const WORDS_AHEAD = {
  en: dynamic(() => import('@/messages/en.json').then(nothing)),
  fr: dynamic(() => import('@/messages/fr.json').then(nothing)),
} as const satisfies Record<Locale, unknown>;
