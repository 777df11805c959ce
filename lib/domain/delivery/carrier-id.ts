/** Segments of one message are numbered from 1; 0 stands for the whole. */
export const WHOLE = 0;

/** Ids that were stored before zeros in front did not matter have them still. */
export const idKeysOf = (rawId: string): readonly string[] => [...new Set([rawId.toLowerCase(), idKeyOf(rawId) ?? ''])];

/**
 * What a carrier's id is matched by, since some write it in two ways: in capitals or not, with zeros in front or without.
 * Null: it gave none.
 */
export const idKeyOf = (rawId: string | null): string | null =>
  rawId ? rawId.toLowerCase().replace(/^0+(?=.)/, '') : null;
