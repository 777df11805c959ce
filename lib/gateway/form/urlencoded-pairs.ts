/**
 * Pairs of a query or of a URL-encoded form, read step by step: what comes after the last allowed pair is never looked
 * at, so sixteen million empty pairs cost as much as a few dozen.
 */

/** Name and value as they stand there, one character a byte, still percent-encoded. */
export type RawPair = readonly [name: string, value: string];

/** http2sms knows fourteen names, a delivery report five. Empty pairs, as in `?&account=…`, count too. */
export const MOST_PAIRS = 64;

/**
 * The pairs of `text`, empty ones left out; null when there are more than `MOST_PAIRS`, because a pair that is left out
 * may be the one that says `noStop`.
 */
export function splitPairs(text: string): RawPair[] | null {
  const pairs: RawPair[] = [];
  let start = 0;
  for (let count = 0; count < MOST_PAIRS; count += 1) {
    const ampersand = text.indexOf('&', start);
    const end = ampersand === -1 ? text.length : ampersand;
    if (end > start) pairs.push(splitPair(text.slice(start, end)));
    if (ampersand === -1) return pairs;
    start = ampersand + 1;
  }
  return start === text.length ? pairs : null;
}

function splitPair(text: string): RawPair {
  const equals = text.indexOf('=');
  return equals === -1 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}

const PLUS = 0x2b;
const SPACE = 0x20;
const PERCENT = 0x25;

/** The bytes that a raw name or value stands for. A bad escape stays as it is. */
export function percentDecode(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1');
  let length = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    let byte = bytes[index] ?? 0;
    if (byte === PLUS) byte = SPACE;
    else if (byte === PERCENT) {
      const escaped = hexDigit(bytes[index + 1]) * 16 + hexDigit(bytes[index + 2]);
      if (!Number.isNaN(escaped)) {
        byte = escaped;
        index += 2;
      }
    }
    bytes[length] = byte;
    length += 1;
  }
  return bytes.subarray(0, length);
}

/** NaN when it is none. */
function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return Number.NaN;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}
