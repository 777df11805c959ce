/** Recipients as people write and paste them: one below the other, with commas or semicolons, spaces inside numbers. */
import { readTypedNumber } from '../numbering/read-typed-number';
import { type MsisdnFault, whyNotMsisdn } from '../numbering/why-not-msisdn';

/**
 * A space parts numbers only where the next one begins with a plus. One space and no run of them, which would be tried
 * from each of its characters to its end: half a million of them would stand still for minutes.
 */
const SEPARATOR = /[\r\n\t,;]+|\s(?=\+)/;

/** Read before anything else may happen: at worst some milliseconds' worth. */
const AT_ONCE = 100;

/** Of what is left out, as many are told one by one; of the others, how many they are. */
const MOST_TOLD = 100;

/** In characters. */
const LONGEST_TOLD = 40;

export type LeftOut = { readonly typed: string; readonly reason: MsisdnFault | 'repeated' };

export type TypedRecipients = {
  /** MSISDNs, each once, in the order given. */
  readonly valid: readonly string[];
  /** How many of them have no country code, and are taken for French ones. */
  readonly nationalCount: number;
  /** The first of those that are left out, and how many there are. */
  readonly leftOut: readonly LeftOut[];
  readonly leftOutCount: number;
};

/** Reads recipients; what runs this may serve others in between. A number that is written again is left out. */
export function* readTypedRecipients(text: string): Generator<void, TypedRecipients> {
  const parts = text.split(SEPARATOR).flatMap((part) => part.trim() || []);
  const seen = new Set<string>();
  const leftOut: LeftOut[] = [];
  let leftOutCount = 0;
  let nationalCount = 0;
  for (const [index, typed] of parts.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) yield;
    const read = readTypedNumber(typed);
    if (read && !seen.has(read.msisdn)) {
      seen.add(read.msisdn);
      if (read.isNational) nationalCount += 1;
      continue;
    }
    leftOutCount += 1;
    if (leftOut.length >= MOST_TOLD) continue;
    leftOut.push({ typed: typed.slice(0, LONGEST_TOLD), reason: read ? 'repeated' : whyNotMsisdn(typed) });
  }
  return { valid: [...seen], nationalCount, leftOut, leftOutCount };
}

/** For what takes recipients some at a time. */
export function* inBatches(recipients: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < recipients.length; from += AT_ONCE) yield recipients.slice(from, from + AT_ONCE);
}
