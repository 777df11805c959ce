/** Which numbers somebody looks for by typing one, or a part of one, in whatever way people write them. */
import examples from 'libphonenumber-js/examples.mobile.json';
import { getCountries, getExampleNumber } from 'libphonenumber-js/min';
import { INTERNATIONAL } from './e164';
import { withoutLayout } from './layout';
import { isNumberPart } from './number-part';
import { parseMsisdn } from './parse-msisdn';

/** MSISDNs that begin so or, where that may be meant too, end so. */
export type NumberSearch = { readonly beginning: string; readonly ending: string | null };

/** The trunk prefix as people put it into an international number: `+33 (0)6`. */
const TRUNK_IN_BRACKETS = /\(\s*0\s*\)/;

/** In digits, with the calling code: what is shorter may be a national number, whatever plan explains it. */
const WHOLE = 11;

/** Some plans have whole numbers that are so short that they may be another one's end. */
const isWhole = (digits: string): boolean => digits.length >= WHOLE && parseMsisdn(`+${digits}`) !== null;

/** In digits, with the trunk prefix. */
const FRENCH_NATIONAL = 10;

/** Calling codes of countries in which national numbers are dialled with a 0 before them, told by an example of each. */
const WITH_TRUNK_ZERO: ReadonlySet<string> = new Set(
  getCountries().flatMap((country) => {
    const example = getExampleNumber(country, examples);
    if (!example) return [];
    const { countryCallingCode: code, nationalNumber } = example;
    return parseMsisdn(`+${code}0${nationalNumber}`) === code + nationalNumber ? [String(code)] : [];
  }),
);

/**
 * `+33…` is a beginning. `0033…`, `06…` (of a French number) and `33…` are beginnings too or, because somebody may have
 * only its last digits, the end of any number. A whole number is nothing but itself. Null for what is no number.
 */
export function readNumberSearch(typed: string): NumberSearch | null {
  if (!isNumberPart(typed)) return null;
  const compact = withoutLayout(typed);
  if (INTERNATIONAL.test(compact)) {
    const [, digits = ''] = INTERNATIONAL.exec(withoutLayout(typed.replace(TRUNK_IN_BRACKETS, ''))) ?? [];
    return { beginning: msisdnBeginning(digits), ending: compact.startsWith('+') || isWhole(digits) ? null : compact };
  }
  const digits = compact.replace('+', '');
  return digits.startsWith('0') ? nationalSearch(digits) : digitsSearch(digits);
}

function nationalSearch(digits: string): NumberSearch {
  const subscriber = digits.slice(1);
  const french = msisdnBeginning(`33${subscriber}`);
  if (parseMsisdn(`+${french}`) !== null) return { beginning: french, ending: null };
  // Longer than French numbers are: of another country, where the 0 is the trunk's too.
  return { beginning: french, ending: digits.length > FRENCH_NATIONAL ? subscriber : digits };
}

function digitsSearch(digits: string): NumberSearch {
  return { beginning: msisdnBeginning(digits), ending: isWhole(digits) ? null : digits };
}

/** International digits, without the trunk prefix that may have stayed behind the calling code. */
function msisdnBeginning(digits: string): string {
  const whole = parseMsisdn(`+${digits}`);
  if (whole !== null) return whole;
  const code = [1, 2, 3].map((length) => digits.slice(0, length)).find((start) => WITH_TRUNK_ZERO.has(start));
  return code !== undefined && digits[code.length] === '0' ? code + digits.slice(code.length + 1) : digits;
}
