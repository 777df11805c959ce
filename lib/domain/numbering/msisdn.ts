/** MSISDNs: E.164 digits without the plus (ITU-T E.164: at most fifteen digits, country code first). */

const INTERNATIONAL = /^(?:\+|00)([1-9]\d{6,14})$/;
const SEPARATORS = /[\s.\-()\u00a0]/g;

/**
 * Reads a number in international form (`+33…` or `0033…`); null for anything else, national numbers included.
 * A leading space counts as a plus: that is what an unescaped `+` in a query string becomes.
 */
export function parseMsisdn(raw: string): string | null {
  const signed = /^ *\d/.test(raw) && raw.startsWith(' ') && !/^ *00/.test(raw) ? `+${raw}` : raw;
  return INTERNATIONAL.exec(signed.replace(SEPARATORS, ''))?.[1] ?? null;
}

export const formatMsisdn = (msisdn: string): string => `+${msisdn}`;

/** For logs: the country stays readable, the subscriber does not. */
export const maskMsisdn = (msisdn: string): string =>
  `${msisdn.slice(0, 3)}${'*'.repeat(Math.max(0, msisdn.length - 5))}${msisdn.slice(-2)}`;

export const isFrench = (msisdn: string): boolean => msisdn.startsWith('33');
