/** Text as the octets of a short message (3GPP TS 23.038). */
import { gsm7Codes } from '@/lib/domain/sms/gsm7';

type Encode = (text: string) => Buffer | null;

const gsmCodes = (text: string): number[] | null => {
  const codes = [...text].map(gsm7Codes);
  return codes.some((code) => code === undefined) ? null : codes.flatMap((code) => [...(code ?? [])]);
};

/** A septet an octet. Null, as in all of them: it has a character that cannot be said so. */
export const toGsm: Encode = (text) => {
  const codes = gsmCodes(text);
  return codes && Buffer.from(codes);
};

/**
 * Stands in seven bits that are left over, where nothing would be read as one more `@` (23.038, section 6.1.2.3.1): SMPP
 * tells how many octets there are, and not how many septets.
 */
export const CARRIAGE_RETURN = 0x0d;

/** Bits between a header of so many octets and the next septet. */
export const skippedBits = (after: number): number => (7 - ((after * 8) % 7)) % 7;

/** Eight septets in seven octets. `after` octets of a header they begin at the next septet. */
export function toPackedGsm(text: string, after: number): Buffer | null {
  const codes = gsmCodes(text);
  if (!codes) return null;
  const skipped = skippedBits(after);
  if ((skipped + codes.length * 7) % 8 === 1) codes.push(CARRIAGE_RETURN);
  const octets = Buffer.alloc(Math.ceil((skipped + codes.length * 7) / 8));
  for (const [index, code] of codes.entries()) {
    const bit = skipped + index * 7;
    const [at, shift] = [bit >> 3, bit & 7];
    octets[at] = (octets[at] ?? 0) | ((code << shift) & 0xff);
    if (shift > 1) octets[at + 1] = code >> (8 - shift);
  }
  return octets;
}

export const toLatin1: Encode = (text) => (/^[\0-\xff]*$/.test(text) ? Buffer.from(text, 'latin1') : null);

export const toAscii: Encode = (text) => (/^[\0-\x7f]*$/.test(text) ? Buffer.from(text, 'latin1') : null);

export const toUcs2 = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
