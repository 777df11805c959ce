import type { Config } from 'tailwindcss';

/** Colours are CSS variables (app/globals.css), so that light and dark differ in one place. */
const config: Config = {
  content: ['./app/**/*.{ts,tsx}', './components/**/*.{ts,tsx}'],
  theme: {
    extend: {
      colors: {
        canvas: 'var(--canvas)',
        surface: 'var(--surface)',
        raised: 'var(--raised)',
        line: 'var(--line)',
        ink: 'var(--ink)',
        muted: 'var(--muted)',
        accent: 'var(--accent)',
        'accent-strong': 'var(--accent-strong)',
        'accent-soft': 'var(--accent-soft)',
        'on-accent': 'var(--on-accent)',
        good: 'var(--good)',
        'good-soft': 'var(--good-soft)',
        bad: 'var(--bad)',
        'bad-soft': 'var(--bad-soft)',
        wait: 'var(--wait)',
        'wait-soft': 'var(--wait-soft)',
      },
      boxShadow: { card: 'var(--shadow-card)', dialog: 'var(--shadow-dialog)' },
    },
  },
};

export default config;
