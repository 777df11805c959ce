import { classNames } from './class-names';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger' | 'quiet-danger';

const LOOKS: Readonly<Record<ButtonLook, string>> = {
  primary: 'border-accent bg-accent text-on-accent hover:border-accent-hover hover:bg-accent-hover',
  secondary: 'border-control bg-surface text-ink hover:bg-well',
  quiet: 'border-transparent text-secondary hover:bg-hover hover:text-ink',
  danger: 'border-bad bg-bad text-on-bad hover:border-bad-hover hover:bg-bad-hover',
  'quiet-danger': 'border-control bg-surface text-bad hover:border-bad hover:bg-bad-soft',
};

/** The classes of a button, and of a link that looks like one. */
export const buttonLook = (look: ButtonLook, ...more: readonly (string | false | undefined)[]): string =>
  classNames(
    'inline-flex min-h-8 items-center justify-center gap-1.5 rounded-md border px-3 font-medium transition-colors max-sm:min-h-11 max-sm:py-1 sm:whitespace-nowrap [&>svg]:shrink-0',
    LOOKS[look],
    ...more,
  );
