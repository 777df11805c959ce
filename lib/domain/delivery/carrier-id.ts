/** Segments of one message are numbered from 1; 0 stands for the whole. */
export const WHOLE = 0;

/**
 * What a carrier's id is matched by, since some write it in two ways: in capitals or not, with zeros in front or without.
 * Null: it gave none.
 */
export const idKeyOf = (rawId: string | null): string | null =>
  rawId ? rawId.toLowerCase().replace(/^0+(?=.)/, '') : null;
