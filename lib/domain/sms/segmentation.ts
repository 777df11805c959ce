/**
 * How many SMS a text takes (3GPP TS 23.040, section 9.2.3.24.1): alone 160 septets or 70 UCS-2 units; in a
 * concatenated message each segment gives six octets to its header and keeps 153 or 67.
 */
import { gsm7Length, isGsm7, septetsOf } from './gsm7';

export type Encoding = 'gsm7' | 'ucs2';

export const GSM7_SINGLE = 160;
export const GSM7_CONCATENATED = 153;
export const UCS2_SINGLE = 70;
export const UCS2_CONCATENATED = 67;

/** The header counts segments in one octet. */
export const MAX_SEGMENTS = 255;

export type Segmentation = {
  readonly encoding: Encoding;
  /** Length in septets (gsm7) or 16-bit units (ucs2). */
  readonly units: number;
  /** At least 1, also for an empty text. */
  readonly segmentCount: number;
  /** Units for which the last segment has room. */
  readonly unitsLeft: number;
};

/**
 * Packs characters into segments one by one, because neither an escape pair nor a surrogate pair may straddle two:
 * a segment that ends in the first half of one is a unit short, which a division would not notice.
 */
function pack(text: string, capacity: number, unitsOf: (character: string) => number) {
  let filled = 0;
  let at = 0;
  /** Where each begins. */
  const starts = [0];
  for (const character of text) {
    const units = unitsOf(character);
    if (filled + units > capacity) {
      starts.push(at);
      filled = 0;
    }
    filled += units;
    at += character.length;
  }
  return { starts, unitsLeft: capacity - filled };
}

const septets = (character: string): number => septetsOf(character) ?? 1;
const utf16 = (character: string): number => character.length;

/** Units that a segment has room for, by how many there are. */
export function capacityOf({ encoding, segmentCount }: Pick<Segmentation, 'encoding' | 'segmentCount'>): number {
  if (encoding === 'gsm7') return segmentCount > 1 ? GSM7_CONCATENATED : GSM7_SINGLE;
  return segmentCount > 1 ? UCS2_CONCATENATED : UCS2_SINGLE;
}

/** The text of each segment, cut where `segmentText` counted. */
export function splitText(text: string, sent: Pick<Segmentation, 'encoding' | 'segmentCount'>): string[] {
  const { starts } = pack(text, capacityOf(sent), sent.encoding === 'gsm7' ? septets : utf16);
  return starts.map((start, index) => text.slice(start, starts[index + 1]));
}

function countSegments(text: string, capacity: number, unitsOf: (character: string) => number) {
  const { starts, unitsLeft } = pack(text, capacity, unitsOf);
  return { segmentCount: starts.length, unitsLeft };
}

/** Chooses the encoding by the characters (any one outside GSM 7-bit makes it UCS-2) and counts segments. */
export function segmentText(text: string, { forceUcs2 = false }: { forceUcs2?: boolean } = {}): Segmentation {
  if (!forceUcs2 && isGsm7(text)) {
    const units = gsm7Length(text);
    if (units <= GSM7_SINGLE) return { encoding: 'gsm7', units, segmentCount: 1, unitsLeft: GSM7_SINGLE - units };
    return { encoding: 'gsm7', units, ...countSegments(text, GSM7_CONCATENATED, septets) };
  }
  const units = text.length;
  if (units <= UCS2_SINGLE) return { encoding: 'ucs2', units, segmentCount: 1, unitsLeft: UCS2_SINGLE - units };
  return { encoding: 'ucs2', units, ...countSegments(text, UCS2_CONCATENATED, utf16) };
}
