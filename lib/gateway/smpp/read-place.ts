/** Whether a submit_sm is one of several, told by a header in front of its text (3GPP TS 23.040, 9.2.3.24) or by parameters. */
import { err, ok, type Result } from '@/lib/domain/result';
import { STATUS, TAG } from '@/lib/smpp/pdu/commands';
import type { Tlvs } from '@/lib/smpp/pdu/pdu';
import { placeByElement, placeByParameters, type SegmentPlace } from '@/lib/smpp/pdu/segment-place';
import type { SubmitRefusal } from './refusals';

/** Null: it is whole. */
type Placed = { readonly place: SegmentPlace | null; readonly octets: Buffer };

const HEADER_INDICATOR = 0x40;
/** Bits that call it a receipt or an acknowledgement, which no program submits. */
const KINDS = 0x3c;

export function readPlace(octets: Buffer, esmClass: number, tlvs: Tlvs): Result<Placed, SubmitRefusal> {
  if ((esmClass & KINDS) !== 0) return err(STATUS.invalidClass);
  if ((esmClass & HEADER_INDICATOR) === 0) return placed(placeOfParameters(tlvs), octets);
  const length = 1 + (octets[0] ?? 0);
  if (length > octets.length) return err(STATUS.invalidClass);
  return placed(placeByHeader(octets.subarray(1, length)), octets.subarray(length));
}

/** Undefined: it says a place that cannot be, or what no text has, such as a port. */
function placed(place: SegmentPlace | null | undefined, octets: Buffer): Result<Placed, SubmitRefusal> {
  if (place === undefined || (place && (place.number < 1 || place.number > place.total))) {
    return err(STATUS.invalidClass);
  }
  return ok({ place: place && place.total > 1 ? place : null, octets });
}

/** A header that joins segments and says nothing else. */
function placeByHeader(header: Buffer): SegmentPlace | undefined {
  const [kind, length] = header;
  if (length === undefined || header.length !== length + 2) return undefined;
  return placeByElement(kind, header.subarray(2)) ?? undefined;
}

const placeOfParameters = (tlvs: Tlvs): SegmentPlace | null | undefined =>
  tlvs.has(TAG.segmentReference) ? (placeByParameters(tlvs) ?? undefined) : null;
