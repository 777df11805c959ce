/** Which alphabet and class a data_coding names (SMPP 3.4, section 5.2.19, and 3GPP TS 23.038, section 4). */
import { TAG } from '@/lib/smpp/pdu/commands';
import type { Tlvs } from '@/lib/smpp/pdu/pdu';

export type Coding = {
  readonly alphabet: 'gsm' | 'latin1' | 'ucs2';
  /** Null: it says none. */
  readonly smsClass: number | null;
};

/** Those that SMPP numbers itself; 1 is a part of 3. */
const OWN: ReadonlyMap<number, Coding['alphabet']> = new Map([
  [0, 'gsm'],
  [1, 'latin1'],
  [3, 'latin1'],
  [8, 'ucs2'],
]);

/** Groups of the network that name a class in their last two bits, without that class. */
const WITH_CLASS: ReadonlyMap<number, Coding['alphabet']> = new Map([
  [0x10, 'gsm'],
  [0x18, 'ucs2'],
  [0xf0, 'gsm'],
]);

const CLASS_BITS = 0x03;

/** Null: what it names is no text, or is not read here. */
export function readCoding(dataCoding: number, tlvs: Tlvs): Coding | null {
  const unit = tlvs.get(TAG.destinationSubunit)?.[0];
  const byUnit = unit !== undefined && unit >= 1 && unit <= CLASS_BITS + 1 ? unit - 1 : null;
  const own = OWN.get(dataCoding);
  if (own) return { alphabet: own, smsClass: byUnit };
  const alphabet = WITH_CLASS.get(dataCoding & ~CLASS_BITS);
  return alphabet ? { alphabet, smsClass: dataCoding & CLASS_BITS } : null;
}
