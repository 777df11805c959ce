/** The frame of whatever is typed into or chosen from. */
export const CONTROL =
  'min-h-8 min-w-0 rounded-md border border-control bg-surface px-2.5 text-ink placeholder:text-muted disabled:cursor-not-allowed disabled:border-line disabled:bg-well disabled:text-muted disabled:opacity-100 aria-invalid:border-bad focus-visible:border-focus focus-visible:-outline-offset-1 max-sm:min-h-11';

/** Of what is typed into, while it is only to be read. */
export const FIXED = 'read-only:border-line read-only:bg-well read-only:text-secondary';

/** The name of a control, above it. */
export const LABEL = 'mb-1.5 block font-medium';

/** What helps to fill it in, below it. */
export const HINT = 'mt-1.5 text-xs text-muted empty:hidden';

/** What is wrong with what was typed, below it. */
export const FAULT = 'mt-1.5 text-xs font-medium text-bad empty:hidden';
