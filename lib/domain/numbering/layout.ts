/** What numbers are laid out with, and what copying them brings along: spaces, dashes, direction marks, zero widths. */
const LAYOUT = /[\s\p{Cf}\p{Pd}.()/]/gu;

/** A number that a program kept as a fraction, as pandas does with a column that has gaps; its last 0 is no digit. */
const AS_FRACTION = /^\s*(\+?\d{7,})\.0\s*$/;

export const withoutLayout = (written: string): string => written.replace(AS_FRACTION, '$1').replace(LAYOUT, '');
