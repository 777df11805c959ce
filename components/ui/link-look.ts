/** A link among words. */
export const LINK = 'w-fit rounded-sm font-medium text-accent underline underline-offset-4 hover:text-accent-hover';

/** What makes each link within it such a one, in the color of its words. */
export const LINKS_IN_A_SENTENCE = '[&_a]:underline [&_a]:underline-offset-4';

/**
 * On a phone lines lie closer than fingers: as high as WCAG 2.2 asks of a target, without making its line higher. Of words on
 * two lines, the first stands on the line of what is beside them.
 */
export const ON_LINES = 'max-sm:inline-block max-sm:-my-0.75 max-sm:py-0.75 max-sm:[baseline-source:first]';

/**
 * A link that a row of a table leads by: what is alone in its cell needs no line under it, and its
 * words stand on the line of what is beside them.
 */
export const ROW_LINK = `rounded-sm font-medium hover:underline hover:underline-offset-4 ${ON_LINES}`;
