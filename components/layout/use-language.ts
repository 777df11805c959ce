'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { faultOfMissing } from '@/lib/queries/page-end';
import { LOCALE_COOKIE, type Locale } from '@/messages/locale';
import { useAnnounce } from '../ui/Announcer';
import { useFaultWords } from '../ui/use-fault-words';
import { areaAt, readWords } from './read-words';

const YEAR_SECONDS = 31_536_000;

const remember = (locale: Locale) => {
  const secure = window.location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`;
};

/** The reader's language, and the way to another one: the same page, said again and announced in the new words. */
export function useLanguage(): { readonly locale: Locale; readonly choose: (locale: Locale) => void } {
  const router = useRouter();
  const announce = useAnnounce();
  const locale = useLocale();
  const t = useTranslations('language');
  const faultWords = useFaultWords();
  const wanted = useRef<Locale | null>(null);
  /** Chosen last: words that come for another are of no use any more. */
  const lastChosen = useRef<Locale>(locale);
  useEffect(() => {
    if (wanted.current !== locale) return;
    wanted.current = null;
    announce(t('changed'));
  }, [locale, announce, t]);
  const choose = (chosen: Locale) => {
    lastChosen.current = chosen;
    if (chosen === locale) return;
    readWords(chosen, areaAt(window.location.pathname)).then(
      () => {
        if (lastChosen.current !== chosen) return;
        wanted.current = chosen;
        remember(chosen);
        router.refresh();
      },
      async (cause: unknown) => announce(faultWords(await faultOfMissing(cause)), 'bad'),
    );
  };
  return { locale, choose };
}
