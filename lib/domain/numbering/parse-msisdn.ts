/** Reads numbers as people and programs write them. Apart from msisdn.ts, which pages need without all numbering plans. */
import { getCountries, getCountryCallingCode, Metadata, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { INTERNATIONAL, MOST_DIGITS } from './e164';
import { withoutLayout } from './layout';
import { isFrench } from './msisdn';

/** In characters: the longest number, generously laid out. */
const LONGEST = 50;

/** French numbers as nearly every script sends them: no plan needs to be asked. */
const PLAIN_FRENCH = /^(?:\+|00)(33[1-9]\d{8})$/;

/** The whole French plan: nine digits, with or without the trunk prefix. */
const FRENCH = /^330?([1-9]\d{8})$/;

/**
 * Reads a number in international form (`+33…` or `0033…`), with or without the trunk prefix that people put in
 * brackets: `+33 (0)6…`. Null for anything that its country's numbering plan does not explain, and for national
 * numbers. A leading space counts as a plus: that is what an unescaped `+` in a query string becomes.
 */
export function parseMsisdn(raw: string): string | null {
  const plain = PLAIN_FRENCH.exec(raw)?.[1];
  if (plain !== undefined) return plain;
  if (raw.length > LONGEST) return null;
  const compact = withoutLayout(raw);
  const signed = raw.startsWith(' ') && /^[1-9]/.test(compact) ? `+${compact}` : compact;
  const digits = INTERNATIONAL.exec(signed)?.[1];
  if (digits === undefined) return null;
  if (digits.startsWith('33')) return FRENCH.test(digits) ? digits.replace(FRENCH, '33$1') : null;
  return mayBeExplained(digits) ? explain(digits) : null;
}

/** In digits: a trunk or carrier prefix left in front of a national number, or an area code that its plan adds. */
const LONGEST_PREFIX = 5;

type Lengths = { readonly least: number; readonly most: number };

/** In digits, by calling code: how long national numbers are, prefixes aside. */
const NATIONAL_LENGTHS: ReadonlyMap<string, Lengths> = nationalLengths();

function nationalLengths(): Map<string, Lengths> {
  const found = new Map<string, Lengths>();
  for (const country of getCountries()) {
    const metadata = new Metadata();
    metadata.selectNumberingPlan(country);
    const code = getCountryCallingCode(country);
    const lengths = metadata.numberingPlan?.possibleLengths() ?? [];
    const { least, most } = found.get(code) ?? { least: MOST_DIGITS, most: 0 };
    found.set(code, { least: Math.min(least, ...lengths), most: Math.max(most, ...lengths) });
  }
  return found;
}

/** Calling codes of no country, such as satellites', are left to the plans. */
const OF_NO_COUNTRY = /^(?:8(?:0[08]|7[08]|8[1238])|979)/;

/** Whether any plan may explain so many digits. Asking the plans takes fifty times as long, for every wrong number. */
function mayBeExplained(digits: string): boolean {
  if (OF_NO_COUNTRY.test(digits)) return digits.length <= MOST_DIGITS + LONGEST_PREFIX;
  for (let code = 1; code <= 3; code += 1) {
    const lengths = NATIONAL_LENGTHS.get(digits.slice(0, code));
    const national = digits.length - code;
    if (lengths) return national >= lengths.least - LONGEST_PREFIX && national <= lengths.most + LONGEST_PREFIX;
  }
  return false;
}

/** The plans know which lengths a country has and which prefix it dials at home only. */
function explain(digits: string): string | null {
  const explained = parsePhoneNumberFromString(`+${digits}`, { extract: false });
  if (!explained?.isPossible()) return null;
  // Where numbers really begin with 0, as in Italy, their pattern says so; elsewhere it is a prefix that was left over.
  if (explained.nationalNumber.startsWith('0') && !explained.isValid()) return null;
  const msisdn = explained.number.slice(1);
  if (msisdn.length > MOST_DIGITS) return null;
  // What is left without one prefix may seem to begin with another: then nobody knows which number is meant.
  return msisdn === digits || explain(msisdn) === msisdn ? msisdn : null;
}

/**
 * Whether its country really has such a number, by the patterns of its plan. `parseMsisdn` asks for its length alone,
 * because plans grow sooner than what is known of them. All French numbers count, as they do there.
 */
export const isInPlan = (msisdn: string): boolean =>
  isFrench(msisdn) || parsePhoneNumberFromString(`+${msisdn}`, { extract: false })?.isValid() === true;
