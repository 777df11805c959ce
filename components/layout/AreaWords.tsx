'use client';

import { type ReactNode, use } from 'react';
import { IntlProvider, useLocale, useMessages } from 'use-intl';
import { readWords, WORDS_AHEAD, type WordsArea } from './read-words';

type Props = { area: Exclude<WordsArea, 'panel'>; children: ReactNode };

/** What is below has the words of this area too. */
export function AreaWords({ area, children }: Props) {
  const locale = useLocale();
  const everywhere = useMessages();
  const WordsAhead = WORDS_AHEAD[area][locale];
  return (
    <IntlProvider locale={locale} messages={{ ...everywhere, ...use(readWords(locale, area)) }} timeZone="UTC">
      <WordsAhead />
      {children}
    </IntlProvider>
  );
}
