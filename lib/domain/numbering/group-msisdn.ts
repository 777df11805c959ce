import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { formatMsisdn } from './msisdn';

/**
 * An MSISDN in groups, as its country writes it: `+33 6 12 00 04 82`. The spaces do not break; a search for it takes them
 * as they are. What no plan explains stays in one piece.
 */
export function groupMsisdn(msisdn: string): string {
  const written = formatMsisdn(msisdn);
  const grouped = parsePhoneNumberFromString(written, { extract: false })?.formatInternational() ?? written;
  return grouped.replaceAll(' ', '\u00a0');
}
