import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { NONCE_HEADER } from '@/lib/gateway/wire';
import { Providers } from './providers';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Chappe', template: '%s · Chappe' },
  description: 'SMS control panel and gateway',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

/** Runs before the first paint, so that a dark page never flashes white. */
const CHOOSE_THEME = `(function(){var t=localStorage.getItem('theme');var d=t==='dark'||(t!=='light'&&matchMedia('(prefers-color-scheme: dark)').matches);document.documentElement.dataset.theme=d?'dark':'light'})()`;

/** Every page is made when it is asked for, because the nonce of its answer must be on its scripts. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get(NONCE_HEADER) ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* A browser shows no script the nonce that it came with. */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: CHOOSE_THEME }} />
      </head>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
