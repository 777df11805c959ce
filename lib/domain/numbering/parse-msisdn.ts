/** Reads numbers as people and programs write them. Apart from msisdn.ts, which pages need without all numbering plans. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** In characters: the longest number, generously laid out. */
const LONGEST = 50;

/** Some plans have room for more digits than E.164. */
const MOST_DIGITS = 15;

/** French numbers as nearly every script sends them: no plan needs to be asked. */
const PLAIN_FRENCH = /^(?:\+|00)(33[1-9]\d{8})$/;

/** What numbers are laid out with, and what copying them brings along: spaces, dashes, direction marks, zero widths. */
const LAYOUT = /[\s\p{Cf}\p{Pd}.()/]/gu;

const INTERNATIONAL = /^(?:\+|00)([1-9]\d*)$/;

/**
 * Reads a number in international form (`+33…` or `0033…`), with or without the trunk prefix that people put in
 * brackets: `+33 (0)6…`. Null for anything that its country's numbering plan does not explain, and for national
 * numbers. A leading space counts as a plus: that is what an unescaped `+` in a query string becomes.
 */
export function parseMsisdn(raw: string): string | null {
  const plain = PLAIN_FRENCH.exec(raw)?.[1];
  if (plain !== undefined) return plain;
  if (raw.length > LONGEST) return null;
  const compact = raw.replace(LAYOUT, '');
  const signed = raw.startsWith(' ') && /^[1-9]/.test(compact) ? `+${compact}` : compact;
  const digits = INTERNATIONAL.exec(signed)?.[1];
  return digits === undefined ? null : explain(digits);
}

/** The plans know which lengths a country has and which prefix it dials at home only. */
function explain(digits: string): string | null {
  const explained = parsePhoneNumberFromString(`+${digits}`, { extract: false });
  if (!explained?.isPossible()) return null;
  // Where numbers really begin with 0, as in Italy, their pattern says so; elsewhere it is a prefix that was left over.
  if (explained.nationalNumber.startsWith('0') && !explained.isValid()) return null;
  const msisdn = explained.number.slice(1);
  return msisdn.length > MOST_DIGITS ? null : msisdn;
}

/** The digits with which MSISDNs begin that somebody looks for by typing a number or the beginning of one. */
export const msisdnPrefix = (typed: string): string =>
  parseMsisdn(typed) ?? typed.replace('(0)', '').replaceAll(/\D/g, '').replace(/^00/, '');
