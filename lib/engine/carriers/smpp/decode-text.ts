/** The octets of a short message as text (SMPP 3.4, section 5.2.19, and 3GPP TS 23.038, section 4). */

import type { Alphabet } from '@/lib/domain/carrier/smpp-settings';
import { gsm7Text } from '@/lib/domain/sms/gsm7';
import { TAG } from '@/lib/smpp/pdu/commands';
import type { MessagePdu } from '@/lib/smpp/pdu/pdu';
import { CARRIAGE_RETURN, skippedBits } from './encode-text';

type Decode = (octets: Buffer, after: number) => string;

export const UCS2_CODING = 0x08;

/** What does not fit into a short message stands in a parameter. */
export const octetsOf = ({ shortMessage, tlvs }: Pick<MessagePdu, 'shortMessage' | 'tlvs'>): Buffer =>
  shortMessage.length > 0 ? shortMessage : (tlvs.get(TAG.messagePayload) ?? shortMessage);

const fromGsm: Decode = (octets) => gsm7Text([...octets]);

function fromPackedGsm(octets: Buffer, after: number): string {
  const skipped = skippedBits(after);
  const count = Math.floor((octets.length * 8 - skipped) / 7);
  const codes = Array.from({ length: Math.max(0, count) }, (_, index) => {
    const bit = skipped + index * 7;
    const two = (octets[bit >> 3] ?? 0) | ((octets[(bit >> 3) + 1] ?? 0) << 8);
    return (two >> (bit & 7)) & 0x7f;
  });
  // Nobody tells how many septets there are: where they end with their octets, the last may only fill the seven bits.
  const isFilled = (skipped + codes.length * 7) % 8 === 0 && [0, CARRIAGE_RETURN].includes(codes.at(-1) ?? -1);
  return gsm7Text(isFilled ? codes.slice(0, -1) : codes);
}

const fromLatin1: Decode = (octets) => octets.toString('latin1');

/** An odd octet at its end is none of it. */
export const fromUcs2 = (octets: Buffer): string =>
  Buffer.from(octets.subarray(0, octets.length & ~1))
    .swap16()
    .toString('utf16le');

const ofPage = (name: string): Decode => {
  const decoder = new TextDecoder(name);
  return (octets) => decoder.decode(octets);
};

const BY_ALPHABET: Readonly<Record<Alphabet, Decode>> = {
  gsm: fromGsm,
  packed: fromPackedGsm,
  latin1: fromLatin1,
  ascii: fromLatin1,
};

/** Those that SMPP numbers itself; what it calls binary is shown octet by octet. */
const BY_CODING: ReadonlyMap<number, Decode> = new Map([
  [1, fromLatin1],
  [3, fromLatin1],
  [6, ofPage('iso-8859-5')],
  [7, ofPage('iso-8859-8')],
  [UCS2_CODING, fromUcs2],
]);

const LAST_OF_SMPP = 0x0f;
/** Below it, groups of 23.038 that name their alphabet in two bits. */
const GENERAL_GROUPS_END = 0x40;
/** From it on, those with a class, which name it in one bit. */
const CLASS_GROUP = 0xf0;
const ALPHABET_BITS = 0x0c;
const EIGHT_BIT = 0x04;

/** @param after octets of the header in front. */
export function decodeText(octets: Buffer, dataCoding: number, alphabet: Alphabet, after: number): string {
  return decoderOf(dataCoding, BY_ALPHABET[alphabet])(octets, after);
}

function decoderOf(dataCoding: number, byDefault: Decode): Decode {
  if (dataCoding === 0) return byDefault;
  if (dataCoding <= LAST_OF_SMPP) return BY_CODING.get(dataCoding) ?? fromLatin1;
  const isNamed = dataCoding < GENERAL_GROUPS_END || dataCoding >= CLASS_GROUP;
  const named = dataCoding & (dataCoding >= CLASS_GROUP ? EIGHT_BIT : ALPHABET_BITS);
  if (!isNamed || named === 0) return byDefault;
  return named === UCS2_CODING ? fromUcs2 : fromLatin1;
}
