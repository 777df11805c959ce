'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { usePathname } from 'next/navigation';
import { type ReactNode, use, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { IntlProvider } from 'use-intl';
import { followTheme } from '@/components/layout/follow-theme';
import { PageEndNotice } from '@/components/layout/PageEndNotice';
import { areaAt, forgetWords, readWords, WordsAhead } from '@/components/layout/read-words';
import { readTypedEarly } from '@/components/layout/typed-early';
import { AnnouncerProvider } from '@/components/ui/Announcer';
import { createQueryClient } from '@/lib/queries/create-query-client';
import type { Locale } from '@/messages/locale';
import ErrorPage from './error';

/** What locks the page behind a dialog writes a style sheet, which needs the nonce of the answer that the page came with. */
if (typeof document !== 'undefined') setNonce(document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '');

export function Providers({ locale, children }: { locale: Locale; children: ReactNode }) {
  const [client] = useState(createQueryClient);
  const area = areaAt(usePathname());
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  const { words, missing } = use(readWords(locale, area));
  const readAgain = () => {
    forgetWords(locale, area);
    drawAgain();
  };
  const tellTypedEarly = useRef<() => void>(null);
  useLayoutEffect(() => {
    // What is not found is put together in the browser alone, where nothing has run before the first paint.
    if (document.documentElement.dataset['theme'] === undefined) followTheme();
    tellTypedEarly.current ??= readTypedEarly();
  }, []);
  useEffect(() => tellTypedEarly.current?.(), []);
  return (
    // The words are a script, which browsers keep, rather than part of every page. Each moment is shown on the clock that
    // it is given (components/ui/format.ts).
    <IntlProvider locale={locale} messages={words} timeZone="UTC">
      <WordsAhead area="panel" locale={locale} />
      {area && !missing && <WordsAhead area={area} locale={locale} />}
      <QueryClientProvider client={client}>
        <AnnouncerProvider>
          <PageEndNotice>
            {/* What fails out here has no other page that says why. */}
            {missing ? <ErrorPage error={missing} reset={readAgain} /> : children}
          </PageEndNotice>
        </AnnouncerProvider>
      </QueryClientProvider>
    </IntlProvider>
  );
}
