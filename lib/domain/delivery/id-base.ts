/** Some SMSCs write an id in hexadecimal when they answer, and in decimal in its receipt, or the other way round. */
import { idKeyOf } from './carrier-id';

/** In which base receipts write what answers write in the other one. */
export const ID_BASES = ['decimal', 'hexadecimal'] as const;
export type IdBase = (typeof ID_BASES)[number];

/** So many receipts in a row whose ids are found in the other base show that all are written so. */
export const MATCHES_TO_LEARN = 3;

/** What is known of how a carrier's receipts write ids; it is learned once there are enough `matches`. */
export type SeenIds = { readonly base: IdBase; readonly matches: number };

/** Longer than any number of 128 bits: what is longer is no number. */
const LONGEST = 40;

/** The keys that an id of a receipt may be known by if its answer had it in another base. Ids of 64 bits need BigInt. */
export function keysInOtherBase(rawId: string): readonly { readonly key: string; readonly base: IdBase }[] {
  if (rawId.length > LONGEST) return [];
  const keys: { key: string; base: IdBase }[] = [];
  if (/^\d+$/.test(rawId)) keys.push({ key: BigInt(rawId).toString(16), base: 'decimal' });
  if (/^[\da-f]+$/i.test(rawId)) keys.push({ key: BigInt(`0x${rawId}`).toString(), base: 'hexadecimal' });
  return keys.filter(({ key }) => key !== idKeyOf(rawId));
}

/** What is known after one more batch of receipts whose ids were found in another base. */
export function seeBases(known: SeenIds | null, found: readonly IdBase[]): SeenIds | null {
  let seen = known;
  for (const base of found) {
    const matches = seen?.base === base ? Math.min(seen.matches + 1, MATCHES_TO_LEARN) : 1;
    seen = { base, matches };
  }
  return seen;
}
