import { INTERNATIONAL, MOST_DIGITS } from './e164';

/** What is wrong with something that was meant as a number, and that `parseMsisdn` does not read. */
export type MsisdnFault =
  | 'no_digits'
  | 'spreadsheet'
  | 'letters'
  | 'national'
  | 'overseas'
  | 'several'
  | 'too_short'
  | 'too_long'
  | 'no_such_number';

/** Country code and all: the shortest number that any plan has. */
const FEWEST_DIGITS = 7;

/** Without its country code; what is shorter is a short code, of one network. */
const FEWEST_NATIONAL_DIGITS = 7;

/** As numbers are dialled in the French overseas departments, and some in France: which, nobody can tell. */
const MAYBE_OVERSEAS = /^0(?:69\d|639)\d{6}$/;

/** Of a French number in international form, its prefix in brackets left out. */
const FRENCH_DIGITS = 11;

/**
 * What spreadsheets make of a number that is no text to them: a power of ten (3,36612E+10, or what is left of it behind
 * its comma), or a French number without its 0.
 */
const BY_SPREADSHEET = /^(?:\d+(?:[.,]\d+)?E\+?\d{1,2}|[1-9]\d{8})$/i;

export function whyNotMsisdn(typed: string): MsisdnFault {
  if (!/\d/.test(typed)) return 'no_digits';
  if (BY_SPREADSHEET.test(typed)) return 'spreadsheet';
  return /\p{L}/u.test(typed) ? 'letters' : whyNotDigits(typed);
}

function whyNotDigits(typed: string): MsisdnFault {
  const compact = typed.replaceAll(/[^\d+]/g, '');
  const digits = INTERNATIONAL.exec(compact)?.[1];
  if (digits === undefined && !compact.startsWith('+')) {
    // Whatever country code was put before it.
    if (compact.length < FEWEST_NATIONAL_DIGITS) return 'too_short';
    if (compact.length > MOST_DIGITS) return 'several';
    return MAYBE_OVERSEAS.test(compact) ? 'overseas' : 'national';
  }
  if (digits === undefined) return 'no_such_number';
  const isFrench = digits.startsWith('33');
  if (digits.length < (isFrench ? FRENCH_DIGITS : FEWEST_DIGITS)) return 'too_short';
  return digits.length > (isFrench ? FRENCH_DIGITS : MOST_DIGITS) ? 'too_long' : 'no_such_number';
}
