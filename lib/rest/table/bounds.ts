/** How much is read and answered beside paths and bodies. */

/** As many ids as are answered at once. */
export const MOST_IDS = 10_000;

/** In characters: of a cursor, and of what names a call. */
export const LONGEST_HEADER = 100;
