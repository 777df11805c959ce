import Negotiator from 'negotiator';
import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { createTranslator } from 'use-intl/core';
import { MESSAGES } from '@/messages';
import type en from '@/messages/en.json';
import { isLocale, LOCALE_COOKIE, LOCALES, type Locale } from '@/messages/locale';

/** The reader's own choice, else what their browser asks for. */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const asked = { headers: { 'accept-language': acceptLanguage ?? LOCALES[0] } };
  const wanted = new Negotiator(asked).language([...LOCALES]);
  return isLocale(wanted) ? wanted : LOCALES[0];
}

/** The language in which this request is answered. */
export const readerLocale = cache(
  async (): Promise<Locale> =>
    chooseLocale((await cookies()).get(LOCALE_COOKIE)?.value, (await headers()).get('accept-language')),
);

/** The words of what the server renders; components have `useTranslations`. */
export const words = cache(async () => {
  const locale = await readerLocale();
  return createTranslator({ locale, messages: MESSAGES[locale] });
});

/** Tells what stands under a key. */
export type Words = Awaited<ReturnType<typeof words>>;

/** A page's title in the reader's language, as its `generateMetadata`. */
export const titled = (page: keyof (typeof en)['titles'], more: Metadata = {}) =>
  async function generateMetadata(): Promise<Metadata> {
    return { ...more, title: (await words())(`titles.${page}`) };
  };
