/** Recipients as people write and paste them: one below the other, with commas or semicolons, spaces inside numbers. */
import { readTypedNumber } from '../numbering/read-typed-number';
import { type MsisdnFault, whyNotMsisdn } from '../numbering/why-not-msisdn';
import type { Addressee } from './addressee';

/**
 * A space parts numbers only where the next one begins with a plus. One space and no run of them, which would be tried
 * from each of its characters to its end: half a million of them would stand still for minutes.
 */
const SEPARATOR = /[\r\n\t,;]+|\s(?=\+)/;

/** Read before anything else gets a turn: a few milliseconds' worth at worst. */
const AT_ONCE = 100;

/** Of what is left out, this many are listed one by one; the others are only counted. */
const MOST_TOLD = 100;

/** In characters. */
const LONGEST_TOLD = 40;

export type LeftOut = { readonly typed: string; readonly reason: MsisdnFault };

export type TypedRecipients = {
  /** Each once, in the order given. */
  readonly valid: readonly Addressee[];
  /** How many of them have no country code, and are taken for French ones. */
  readonly nationalCount: number;
  /** The first of those that are left out, and how many there are. */
  readonly leftOut: readonly LeftOut[];
  readonly leftOutCount: number;
  /** How many are a number that stands before them already: it is counted once. */
  readonly repeatedCount: number;
};

const NO_VALUES: readonly string[] = [];

/** What stands for each recipient, and their values. */
type Entry = { readonly typed: string; readonly values: readonly string[] };

const entriesOf = (text: string): Entry[] =>
  text.split(SEPARATOR).flatMap((part) => (part.trim() === '' ? [] : { typed: part.trim(), values: NO_VALUES }));

/** Rows of a table: the number, and after each tab a value. One after the other, because they may be very many. */
function* rowsOf(text: string): Generator<Entry> {
  for (const [line] of text.matchAll(/[^\r\n]+/g)) {
    const [typed = '', ...values] = line.split('\t').map((cell) => cell.trim());
    if (line.trim() !== '') yield { typed, values };
  }
}

/**
 * Reads recipients; what runs this may serve others in between. A number that is written again counts once. With
 * columns, each line is a row of a table.
 */
export function* readTypedRecipients(text: string, columns: readonly string[]): Generator<void, TypedRecipients> {
  const entries = columns.length > 0 ? rowsOf(text) : entriesOf(text);
  const valid = new Map<string, Addressee>();
  const leftOut: LeftOut[] = [];
  let leftOutCount = 0;
  let repeatedCount = 0;
  let nationalCount = 0;
  let read = 0;
  for (const { typed, values } of entries) {
    read += 1;
    if (read % AT_ONCE === 0) yield;
    const number = readTypedNumber(typed);
    if (!number) {
      leftOutCount += 1;
      if (leftOut.length < MOST_TOLD)
        leftOut.push({ typed: typed.slice(0, LONGEST_TOLD), reason: whyNotMsisdn(typed) });
    } else if (valid.has(number.msisdn)) {
      repeatedCount += 1;
    } else {
      valid.set(number.msisdn, { msisdn: number.msisdn, values });
      if (number.isNational) nationalCount += 1;
    }
  }
  return { valid: [...valid.values()], nationalCount, leftOut, leftOutCount, repeatedCount };
}
