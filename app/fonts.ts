import localFont from 'next/font/local';

/**
 * Both typefaces come from npm and are served from here (SIL Open Font License 1.1, in their packages). Next gives each a
 * fallback of the same measure, so that nothing moves when it arrives.
 */
const hankenGrotesk = localFont({
  src: '../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
  variable: '--font-hanken-grotesk',
  weight: '100 900',
});

/** The letters of Central Europe and Türkiye, fetched when a page has some. */
const hankenGroteskExt = localFont({
  src: '../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-ext-wght-normal.woff2',
  variable: '--font-hanken-grotesk-ext',
  weight: '100 900',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0',
    },
  ],
});

/** Ids, codes, addresses. */
const geistMono = localFont({
  src: '../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  adjustFontFallback: false,
});

/** For the root of every page: its classes name the typefaces for app/tokens.css. */
export const typefaces = [hankenGrotesk, hankenGroteskExt, geistMono].map(({ variable }) => variable).join(' ');
