'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { usePathname } from 'next/navigation';
import { type ReactNode, use, useEffect, useLayoutEffect, useState } from 'react';
import { IntlProvider } from 'use-intl';
import { followTheme } from '@/components/layout/follow-theme';
import { PageEndNotice } from '@/components/layout/PageEndNotice';
import { areaAt, readWords, WordsAhead } from '@/components/layout/read-words';
import { tellTypedEarly } from '@/components/layout/typed-early';
import { AnnouncerProvider } from '@/components/ui/Announcer';
import { createQueryClient } from '@/lib/queries/create-query-client';
import type { Locale } from '@/messages/locale';

/** What locks the page behind a dialog writes a style sheet, which needs the nonce of the answer that the page came with. */
if (typeof document !== 'undefined') setNonce(document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '');

export function Providers({ locale, children }: { locale: Locale; children: ReactNode }) {
  const [client] = useState(createQueryClient);
  const area = areaAt(usePathname());
  useLayoutEffect(() => {
    // What is not found is put together in the browser alone, where nothing has run before the first paint.
    if (document.documentElement.dataset['theme'] === undefined) followTheme();
  }, []);
  useEffect(() => tellTypedEarly(), []);
  return (
    // The words are a script, which browsers keep, rather than part of every page. Each moment is shown on the clock that
    // it is given (components/ui/format.ts).
    <IntlProvider locale={locale} messages={use(readWords(locale, area))} timeZone="UTC">
      <WordsAhead area="panel" locale={locale} />
      {area && <WordsAhead area={area} locale={locale} />}
      <QueryClientProvider client={client}>
        <AnnouncerProvider>
          <PageEndNotice>{children}</PageEndNotice>
        </AnnouncerProvider>
      </QueryClientProvider>
    </IntlProvider>
  );
}
