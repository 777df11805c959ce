/** A link among words. */
export const LINK = 'w-fit rounded-sm font-medium text-accent underline underline-offset-4 hover:text-accent-hover';

/** A link that a row of a table leads by: what is alone in its cell needs no line under it. */
export const ROW_LINK = 'rounded-sm font-medium hover:underline hover:underline-offset-4';
