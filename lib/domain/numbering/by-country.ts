import { countryOf, type NumberCountry } from './country-of';

/** Enough digits to tell the countries apart that share a calling code. */
export const COUNTRY_DIGITS = 6;

/** So many numbers, of which one is enough to know where all of them are. */
export type LikeNumbers = { readonly example: string; readonly sent: number };

export type SentTo = NumberCountry & { readonly sent: number };

/** How many of them are in each country, most first. */
export function sumByCountry(numbers: readonly LikeNumbers[], find = countryOf): SentTo[] {
  const byCountry = new Map<string, SentTo>();
  for (const { example, sent } of numbers) {
    const found = find(example);
    const key = found.country ?? found.callingCode;
    byCountry.set(key, { ...found, sent: (byCountry.get(key)?.sent ?? 0) + sent });
  }
  return [...byCountry]
    .toSorted(([key, one], [otherKey, other]) => other.sent - one.sent || (key < otherKey ? -1 : 1))
    .map(([, counted]) => counted);
}

/** Numbers as far as `sumByCountry` has to know them. */
export function groupAlike(numbers: Iterable<string>): LikeNumbers[] {
  const groups = new Map<string, LikeNumbers>();
  for (const example of numbers) {
    const digits = example.slice(0, COUNTRY_DIGITS);
    groups.set(digits, { example, sent: (groups.get(digits)?.sent ?? 0) + 1 });
  }
  return [...groups.values()];
}
