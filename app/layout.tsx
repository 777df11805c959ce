import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { followTheme } from '@/components/layout/follow-theme';
import { noteTypedEarly } from '@/components/layout/typed-early';
import { NONCE_HEADER } from '@/lib/gateway/wire/wire';
import { readerLocale, words } from '@/lib/panel/words';
import { typefaces } from './fonts';
import { Providers } from './providers';
import './globals.css';

const ICONS: Metadata['icons'] = {
  icon: [
    { url: '/icon.svg', type: 'image/svg+xml' },
    { url: '/icon-192.png', type: 'image/png', sizes: '192x192' },
  ],
  apple: '/apple-touch-icon.png',
};

export async function generateMetadata(): Promise<Metadata> {
  const description = (await words())('titles.description');
  const title = { default: 'Chappe', template: '%s · Chappe' };
  return { title, description, icons: ICONS, manifest: '/manifest.webmanifest' };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

/** Every page is made when it is asked for, because the nonce of its answer must be on its scripts. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  const locale = await readerLocale();
  return (
    <html lang={locale} className={typefaces} suppressHydrationWarning>
      <head>
        {/* A browser shows no script the nonce that it came with. */}
        <script
          nonce={nonce}
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: `(${followTheme.toString()})();(${noteTypedEarly.toString()})()` }}
        />
      </head>
      <body>
        <Providers locale={locale}>{children}</Providers>
      </body>
    </html>
  );
}
