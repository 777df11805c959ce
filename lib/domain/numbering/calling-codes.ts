import metadata from 'libphonenumber-js/metadata.min.json';

/** ISO 3166-1 alpha-2 codes of the countries that share a calling code, the one that it is mostly of first. */
export type CallingCode = { readonly code: string; readonly countries: readonly string[] };

/** Of a network that is in no country. */
const NOWHERE = '001';

export const callingCodes = (): CallingCode[] =>
  Object.entries(metadata.country_calling_codes)
    .map(([code, countries]) => ({ code, countries: countries.filter((country) => String(country) !== NOWHERE) }))
    .filter(({ countries }) => countries.length > 0);
