'use client';

import { type Messages, useMessages, useTranslations } from 'use-intl';

export type PttWords = { readonly comment: string; readonly description: string };

/** Tells what a ptt code says, in a few words and in a sentence; null for one that nobody documents. */
export function usePttWords(): (code: number) => PttWords | null {
  const t = useTranslations('ptt');
  const { ptt } = useMessages();
  const isKnown = (code: string): code is keyof Messages['ptt'] & string => Object.hasOwn(ptt, code);
  return (number) => {
    const code = String(number);
    return isKnown(code) ? { comment: t(`${code}.comment`), description: t(`${code}.description`) } : null;
  };
}
