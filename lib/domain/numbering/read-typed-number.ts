import { withoutLayout } from './layout';
import { isInPlan, parseMsisdn } from './parse-msisdn';

export type TypedNumber = {
  readonly msisdn: string;
  /** It has no country code, and is taken for a French one. */
  readonly isNational: boolean;
};

/**
 * As numbers are dialled within France. Those of the overseas departments look alike and have country codes of their
 * own: 069… of the Antilles, Guiana and Réunion, 0639… of Mayotte.
 */
const FRENCH_NATIONAL = /^0((?!69|639)[1-9]\d{8})$/;

/**
 * Spreadsheets take the plus for a sign. What is shorter, in digits, may be a national number of somewhere, and so may
 * what no plan has: China's 138 0013 8000 is as long as numbers of +1.
 */
const WITHOUT_PLUS = /^[1-9]\d{10,14}$/;

/**
 * Reads a recipient as people write, paste and keep them: in international form (`parseMsisdn`), without its plus, or as
 * dialled within France. Null for anything else: which country a national number is of, nobody can tell.
 */
export function readTypedNumber(typed: string): TypedNumber | null {
  const msisdn = parseMsisdn(typed);
  if (msisdn !== null) return { msisdn, isNational: false };
  const compact = withoutLayout(typed);
  const french = FRENCH_NATIONAL.exec(compact)?.[1];
  if (french !== undefined) return { msisdn: `33${french}`, isNational: true };
  const whole = WITHOUT_PLUS.test(compact) ? parseMsisdn(`+${compact}`) : null;
  return whole === null || !isInPlan(whole) ? null : { msisdn: whole, isNational: false };
}
