import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

/** By calling code; null where several countries share one. */
const ONLY_COUNTRIES: ReadonlyMap<string, CountryCode | null> = onlyCountries();

function onlyCountries(): Map<string, CountryCode | null> {
  const found = new Map<string, CountryCode | null>();
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country);
    found.set(code, found.has(code) ? null : country);
  }
  return found;
}

export type NumberCountry = {
  /** Without the plus. */
  readonly callingCode: string;
  /** ISO 3166-1 alpha-2; null: of no country, or nobody knows of which. */
  readonly country: string | null;
};

/** Where an MSISDN is at home. */
export function countryOf(msisdn: string): NumberCountry {
  for (let length = 1; length <= 3; length += 1) {
    const callingCode = msisdn.slice(0, length);
    const only = ONLY_COUNTRIES.get(callingCode);
    if (only) return { callingCode, country: only };
    if (only === null) return { callingCode, country: parsePhoneNumberFromString(`+${msisdn}`)?.country ?? null };
  }
  return { callingCode: msisdn.slice(0, 3), country: null };
}
