/** A segment as it is kept: the half of a character that lies across two is none in UTF-8, so JSON spells it out. */
export const writeSegment = (text: string): string => JSON.stringify(text);

/** The text of what has come so far, in order; a half whose other half has not come is shown as one that is lost. */
export const joinSegments = (written: readonly string[]): string =>
  written
    .map((segment) => String(JSON.parse(segment)))
    .join('')
    .toWellFormed();
