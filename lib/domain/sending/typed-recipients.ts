/** Recipients as people write and paste them: one below the other, with commas or semicolons, spaces inside numbers. */
import { parseMsisdn } from '../numbering/parse-msisdn';
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
  for (const [index, typed] of parts.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) yield;
    const msisdn = parseMsisdn(typed);
    if (msisdn !== null && !seen.has(msisdn)) {
      seen.add(msisdn);
      continue;
    }
    leftOutCount += 1;
    if (leftOut.length >= MOST_TOLD) continue;
    leftOut.push({ typed: typed.slice(0, LONGEST_TOLD), reason: msisdn === null ? whyNotMsisdn(typed) : 'repeated' });
  }
  return { valid: [...seen], leftOut, leftOutCount };
}

/** For what takes recipients some at a time. */
export function* inBatches(recipients: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < recipients.length; from += AT_ONCE) yield recipients.slice(from, from + AT_ONCE);
}
