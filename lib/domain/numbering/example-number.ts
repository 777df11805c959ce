import examples from 'libphonenumber-js/examples.mobile.json';
import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/min';

const EXAMPLES: ReadonlyMap<string, string> = new Map(Object.entries(examples));

/** A mobile number of a country as its MSISDN, by which its price is known; null: nobody knows such a country. */
export function exampleMobile(country: string): string | null {
  const national = EXAMPLES.get(country);
  return national !== undefined && isSupportedCountry(country) ? getCountryCallingCode(country) + national : null;
}
