/** Recipients as people write and paste them: one below the other, with signs between them, spaces inside numbers. */
import { formatMsisdn } from '../numbering/msisdn';
import { readTypedNumber, type TypedNumber } from '../numbering/read-typed-number';
import { type MsisdnFault, whyNotMsisdn } from '../numbering/why-not-msisdn';
import type { Addressee } from './addressee';

/**
 * A space parts numbers only where the next one begins with a plus. One space and no run of them, which would be tried
 * from each of its characters to its end: half a million of them would stand still for minutes. So does the mark of a
 * numbered list before a plus (1. or 2), as in `LIST_MARK`), at the beginning of what is parted.
 */
const SEPARATOR =
  /[\r\n\t,;|]+|(?<=^|[\r\n\t,;|])[^\S\r\n\t]*["'“«‘]?(?:[1-9]\d{0,3}|0[1-9])[.)][^\S\r\n\t]*(?=\+)|\s(?=\+)/g;

/** Of a table. */
const LINE_END = /[\r\n]+/g;

/** Looked at before anything else gets a turn, blank or not: a few milliseconds' worth at worst. */
const PARTS_AT_ONCE = 100;

/** As many, in characters. */
const CHARACTERS_AT_ONCE = 20_000;

/** Of what is left out, this many are listed one by one; the others are only counted. */
const MOST_TOLD = 100;

/** In characters. */
const LONGEST_TOLD = 40;

/** In characters, however it is laid out: what is longer is no number, and is not looked through to its end. */
const LONGEST_NUMBER = 200;

/** `blacklisted`: it is a number, and wants nothing of the account. */
export type LeftOut = { readonly typed: string; readonly reason: MsisdnFault | 'blacklisted' };

/** `isNational`: without a country code, and taken for a French one. */
type TypedAddressee = Addressee & { readonly isNational: boolean };

export type TypedRecipients = {
  /** Each once, in the order given. */
  readonly valid: readonly TypedAddressee[];
  /** How many of them have no country code, and are taken for French ones. */
  readonly nationalCount: number;
  /** The first of those that are left out, and how many there are. */
  readonly leftOut: readonly LeftOut[];
  readonly leftOutCount: number;
  /** How many are a number that stands before them already: it is counted once. */
  readonly repeatedCount: number;
};

const NO_VALUES: readonly string[] = [];

/** What stands between separators, one after the other, because it may be very much. */
function* partsOf(text: string, separator: RegExp): Generator<string> {
  let from = 0;
  for (const { 0: gap, index } of text.matchAll(separator)) {
    yield text.slice(from, index);
    from = index + gap.length;
  }
  yield text.slice(from);
}

/** Of a list, or around what is meant as text, to a spreadsheet, too: ="…", which its file may quote as well. */
const DECORATION = /^(?:[*•·–-](?:\s+|$))?(?:["'“”«»‘’]*=(?!$))?["'“”«»‘’]*|["'“”«»‘’]*$/gu;

/**
 * Of a numbered list. A point that no space follows is part of a number's layout, and so may be one behind a 0: of
 * 06. 12. 34. 56. 78 the beginning is none.
 */
const LIST_MARK = /^(?:([1-9]\d{0,3})|0[1-9])(?:\.(?:\s+|(?=\+))|\)\s*(?=\S))/;

/** The same where the next number of a list stands on the same line: it is behind the one before. */
const NEXT_MARK = /\s\(?([1-9]\d{0,3}|0[1-9])[.)]$/;

/** A plus and digits of full width, as phones of East Asia write them. */
const FULL_WIDTH = /[\uff0b\uff10-\uff19]/g;
const FROM_FULL_WIDTH = 0xfee0;

const undecorated = (typed: string): string => typed.trim().replace(DECORATION, '').trim();

function plain(typed: string): string {
  const halfWidth = typed.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - FROM_FULL_WIDTH));
  const bare = undecorated(halfWidth);
  const [mark, certain] = LIST_MARK.exec(bare) ?? [];
  if (mark === undefined) return bare;
  const unmarked = undecorated(bare.slice(mark.length));
  return certain !== undefined || readTypedNumber(unmarked) ? unmarked : bare;
}

type Part = {
  readonly typed: string;
  /** Without what surrounds a number. */
  readonly bare: string;
  /** Null: it is none. */
  readonly number: TypedNumber | null;
  /** It is none because the mark of the next one would be its last digits, or would not: nobody can tell. */
  readonly isSeveral: boolean;
  readonly values: readonly string[];
};

/** The number, and in a table after each tab a value, as many as there are columns. */
function readPart(part: string, columns: readonly string[]): Part {
  if (columns.length === 0) return { ...readNumber(part), values: NO_VALUES };
  const [first = '', ...values] = part.split('\t', columns.length + 1);
  return { ...readNumber(first), values: values.map((cell) => cell.trim()) };
}

const whyNone = ({ isSeveral, bare }: Part): MsisdnFault => (isSeveral ? 'several' : whyNotMsisdn(bare));

/** What stands between separators, or in a cell of a table, read as the number that it is meant as. */
export function readNumber(cell: string): Omit<Part, 'values'> {
  const typed = cell.trim();
  const bare = plain(typed.slice(0, LONGEST_NUMBER));
  const whole = typed.length > LONGEST_NUMBER ? null : readTypedNumber(bare);
  const mark = NEXT_MARK.exec(bare);
  const alone = mark === null ? null : readTypedNumber(bare.slice(0, mark.index));
  // No number ends in a single digit set apart, but some end in two and a full stop: +33 6 12 34 56 78.
  const isSeveral = whole !== null && (alone !== null || mark?.[1]?.length === 1);
  return { typed, bare, number: isSeveral ? null : (whole ?? alone), isSeveral };
}

/**
 * Reads recipients; what runs this may serve others in between. A number that is written again counts once. With
 * columns, each line is a row of a table.
 */
export function* readTypedRecipients(text: string, columns: readonly string[]): Generator<void, TypedRecipients> {
  const valid = new Map<string, TypedAddressee>();
  const leftOut: LeftOut[] = [];
  let leftOutCount = 0;
  let repeatedCount = 0;
  let nationalCount = 0;
  let parts = 0;
  let characters = 0;
  for (const part of partsOf(text, columns.length > 0 ? LINE_END : SEPARATOR)) {
    parts += 1;
    characters += part.length;
    if (parts >= PARTS_AT_ONCE || characters >= CHARACTERS_AT_ONCE) {
      yield;
      parts = 0;
      characters = 0;
    }
    if (part.trim() === '') continue;
    const read = readPart(part, columns);
    const { typed, bare, number, values } = read;
    // The mark of a list whose number is parted from it by its plus.
    if (bare === '' && columns.length === 0) continue;
    if (!number) {
      leftOutCount += 1;
      if (leftOut.length < MOST_TOLD) {
        leftOut.push({ typed: typed.slice(0, LONGEST_TOLD), reason: whyNone(read) });
      }
    } else if (valid.has(number.msisdn)) {
      repeatedCount += 1;
    } else {
      const { msisdn, isNational } = number;
      valid.set(msisdn, { msisdn, values, isNational });
      if (isNational) nationalCount += 1;
    }
  }
  return { valid: [...valid.values()], nationalCount, leftOut, leftOutCount, repeatedCount };
}

/** The same without those that want nothing of the account; they are told first. */
export function withoutBlacklisted(read: TypedRecipients, blacklisted: ReadonlySet<string>): TypedRecipients {
  if (blacklisted.size === 0) return read;
  const valid = read.valid.filter(({ msisdn }) => !blacklisted.has(msisdn));
  const told = read.valid
    .filter(({ msisdn }) => blacklisted.has(msisdn))
    .slice(0, MOST_TOLD)
    .map(({ msisdn }) => ({ typed: formatMsisdn(msisdn), reason: 'blacklisted' as const }));
  return {
    valid,
    nationalCount: valid.filter(({ isNational }) => isNational).length,
    leftOut: [...told, ...read.leftOut].slice(0, MOST_TOLD),
    leftOutCount: read.leftOutCount + read.valid.length - valid.length,
    repeatedCount: read.repeatedCount,
  };
}
