/** Which of several segments one is, and of what: as its sender said it, whether that can be or not. */
import { TAG } from './commands';
import type { Tlvs } from './pdu';

export type SegmentPlace = { readonly reference: number; readonly total: number; readonly number: number };

/** Elements that join segments, by a reference of one octet or of two (3GPP TS 23.040, section 9.2.3.24). */
const ONE_OCTET = 0x00;
const TWO_OCTETS = 0x08;

/** As an element of a header in front of the text says; null: it says something else. */
export function placeByElement(kind: number | undefined, element: Buffer): SegmentPlace | null {
  if (kind === ONE_OCTET && element.length === 3) return placeOf(element.readUInt8(0), element[1], element[2]);
  if (kind === TWO_OCTETS && element.length === 4) return placeOf(element.readUInt16BE(0), element[2], element[3]);
  return null;
}

/** As the sar_* parameters say (SMPP 3.4, section 5.3.2.22 to 5.3.2.24); null: there are none that can be read. */
export function placeByParameters(tlvs: Tlvs): SegmentPlace | null {
  const reference = tlvs.get(TAG.segmentReference);
  if (reference?.length !== 2) return null;
  return placeOf(reference.readUInt16BE(0), tlvs.get(TAG.segmentTotal)?.[0], tlvs.get(TAG.segmentNumber)?.[0]);
}

const placeOf = (reference: number, total = 0, number = 0): SegmentPlace => ({ reference, total, number });
