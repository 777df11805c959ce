import { callingCodes } from '@/lib/domain/numbering/calling-codes';
import { readerLocale } from './words';

/** Of so many countries the names are told, where many share a calling code. */
const MOST_NAMES = 2;

/**
 * Calling codes with the names of their countries in the reader's language, by name. They are put together here, because
 * the plans that list them are large, and because a browser may name a country otherwise than the page that it was sent.
 */
export async function countryOptions(): Promise<(readonly [code: string, label: string])[]> {
  const locale = await readerLocale();
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const options = callingCodes().map(({ code, countries }) => {
    const told = countries.slice(0, MOST_NAMES).map((country) => names.of(country) ?? country);
    const more = countries.length > MOST_NAMES ? '…' : '';
    return [code, `${told.join(', ')}${more} (+${code})`] as const;
  });
  const { compare } = new Intl.Collator(locale);
  return options.toSorted(([, one], [, other]) => compare(one, other));
}
