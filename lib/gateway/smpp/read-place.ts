/** Whether a submit_sm is one of several, told by a header in front of its text (3GPP TS 23.040, 9.2.3.24) or by parameters. */
import { err, ok, type Result } from '@/lib/domain/result';
import type { Joins } from '@/lib/domain/smpp/submission';
import { STATUS, TAG } from '@/lib/smpp/pdu/commands';
import type { Tlvs } from '@/lib/smpp/pdu/pdu';

type Place = Omit<Joins, 'coding'>;

/** Null: it is whole. */
type Placed = { readonly place: Place | null; readonly octets: Buffer };

const HEADER_INDICATOR = 0x40;
/** Bits that call it a receipt or an acknowledgement, which no program submits. */
const KINDS = 0x3c;
const ONE_OCTET = 0x00;
const TWO_OCTETS = 0x08;

export function readPlace(octets: Buffer, esmClass: number, tlvs: Tlvs): Result<Placed, number> {
  if ((esmClass & KINDS) !== 0) return err(STATUS.invalidClass);
  if ((esmClass & HEADER_INDICATOR) === 0) return placed(placeByParameters(tlvs), octets);
  const length = 1 + (octets[0] ?? 0);
  if (length > octets.length) return err(STATUS.invalidClass);
  return placed(placeByHeader(octets.subarray(1, length)), octets.subarray(length));
}

/** Undefined: it says a place that cannot be, or what no text has, such as a port. */
function placed(place: Place | null | undefined, octets: Buffer): Result<Placed, number> {
  if (place === undefined || (place && (place.number < 1 || place.number > place.total))) {
    return err(STATUS.invalidClass);
  }
  return ok({ place: place && place.total > 1 ? place : null, octets });
}

function placeByHeader(header: Buffer): Place | undefined {
  const [kind, length] = header;
  if (length === undefined || header.length !== length + 2) return undefined;
  if (kind === ONE_OCTET && length === 3) return placeOf(header.readUInt8(2), header[3], header[4]);
  if (kind === TWO_OCTETS && length === 4) return placeOf(header.readUInt16BE(2), header[4], header[5]);
  return undefined;
}

function placeByParameters(tlvs: Tlvs): Place | null | undefined {
  const reference = tlvs.get(TAG.segmentReference);
  if (!reference) return null;
  if (reference.length !== 2) return undefined;
  return placeOf(reference.readUInt16BE(0), tlvs.get(TAG.segmentTotal)?.[0], tlvs.get(TAG.segmentNumber)?.[0]);
}

const placeOf = (reference: number, total = 0, number = 0): Place => ({ reference, total, number });
