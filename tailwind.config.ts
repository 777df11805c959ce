import type { Config } from 'tailwindcss';

const token = (name: string) => [name, `var(--${name})`] as const;
/** A tone and the ground that its words stand on in a tag or a notice. */
const tone = (name: string) => [token(name), token(`${name}-soft`)];

/** Size and line height. */
const size = (rem: number, lineRem: number): [string, string] => [`${rem}rem`, `${lineRem}rem`];

/**
 * The whole vocabulary of the panel's classes: what is not named here does not exist. Colours, shadows and movement are
 * CSS variables (app/tokens.css), so that light and dark differ in one place.
 */
const config: Config = {
  content: ['./app/**/*.{ts,tsx}', './components/**/*.{ts,tsx}'],
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      /** White in both themes: what a camera reads stands on it. */
      paper: '#fff',
      ...Object.fromEntries([
        ...['canvas', 'surface', 'well', 'raised', 'hover', 'scrim', 'line', 'control', 'track'].map(token),
        ...['ink', 'secondary', 'muted', 'accent-hover', 'on-accent', 'focus', 'bad-hover', 'on-bad'].map(token),
        ...['accent', 'go', 'warn', 'bad', 'idle'].flatMap(tone),
        ...['chart-1', 'chart-2', 'chart-3'].map(token),
      ]),
    },
    fontFamily: {
      sans: [
        'var(--font-hanken-grotesk-ext)',
        'var(--font-hanken-grotesk)',
        'ui-sans-serif',
        'system-ui',
        'sans-serif',
      ],
      mono: ['var(--font-geist-mono)', 'ui-monospace', 'monospace'],
    },
    fontSize: {
      /** Table heads, axes, tags. */
      '2xs': size(0.75, 1),
      /** Tables, hints. */
      xs: size(0.8125, 1.25),
      /** Body, controls, titles of panels. */
      sm: size(0.875, 1.25),
      /** Titles of dialogs, fields on phones. */
      md: size(1, 1.5),
      /** The page's one h1. */
      lg: size(1.25, 1.75),
      /** Figures. */
      xl: size(1.75, 2),
    },
    fontWeight: { normal: '420', medium: '530', semibold: '620' },
    borderRadius: { none: '0', sm: '0.25rem', md: '0.375rem', lg: '0.625rem', xl: '0.75rem', full: '9999px' },
    boxShadow: { none: 'none', card: 'var(--shadow-card)', menu: 'var(--shadow-menu)', dialog: 'var(--shadow-dialog)' },
    transitionDuration: { DEFAULT: 'var(--fast)', fast: 'var(--fast)', slow: 'var(--slow)' },
    transitionTimingFunction: { DEFAULT: 'var(--ease)' },
    /** Below sm, rows are entries and dialogs are sheets; below md, one button stands for the tabs; lg and xl are for columns. */
    screens: { sm: '45rem', md: '60rem', lg: '68rem', xl: '75rem' },
    extend: { maxWidth: { page: '100rem' } },
  },
};

export default config;
