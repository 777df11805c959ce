import { dictionaryOrder } from '../dictionary-order';
import { callingCodes } from '../numbering/calling-codes';

/** The languages of the panel: who shares a list of prices may write in either. */
const LANGUAGES = ['en', 'fr'];

/** Digits as they are written, with a plus or two zeros in front or without. */
const DIGITS = /^(?:\+|00)?(\d+)$/;

/**
 * With what the prefixes begin that somebody looks for: digits, or the codes of the countries that have such a name.
 * Null: everything.
 */
export function searchedPrefixes(search: string): readonly string[] | null {
  if (search === '') return null;
  const digits = DIGITS.exec(search.replaceAll(/[\s.()-]/g, ''))?.[1];
  if (digits !== undefined) return [digits];
  const wanted = dictionaryOrder(search);
  return namedCodes().flatMap(({ code, names }) => (names.some((name) => name.includes(wanted)) ? code : []));
}

let named: { readonly code: string; readonly names: readonly string[] }[] | undefined;

function namedCodes() {
  const inWords = LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: 'region' }));
  named ??= callingCodes().map(({ code, countries }) => ({
    code,
    names: countries.flatMap((country) => inWords.map((names) => dictionaryOrder(names.of(country) ?? country))),
  }));
  return named;
}

/** Of so many countries that share a calling code, a row names the ones that it is mostly of. */
const MOST_NAMED = 2;

/** Whose numbers a prefix begins; of several, the first few, and how many more. */
export type PrefixCountries = { readonly countries: readonly string[]; readonly more: number };

/** No calling code is the beginning of another one. */
export function countriesOfPrefix(prefix: string): PrefixCountries {
  codes ??= new Map(callingCodes().map(({ code, countries }) => [code, countries]));
  const lengths = [1, 2, 3].filter((length) => length <= prefix.length);
  const known = lengths.flatMap((length) => codes?.get(prefix.slice(0, length)) ?? []);
  return { countries: known.slice(0, MOST_NAMED), more: Math.max(0, known.length - MOST_NAMED) };
}

let codes: ReadonlyMap<string, readonly string[]> | undefined;
