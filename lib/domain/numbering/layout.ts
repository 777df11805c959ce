/** What numbers are laid out with, and what copying them brings along: spaces, dashes, direction marks, zero widths. */
const LAYOUT = /[\s\p{Cf}\p{Pd}.()/]/gu;

export const withoutLayout = (written: string): string => written.replace(LAYOUT, '');
