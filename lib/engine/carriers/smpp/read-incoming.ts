/** What a deliver_sm hands over that somebody wrote: whole, or one of its segments. */

import type { WritingSettings } from '@/lib/domain/carrier/smpp-settings';
import { bareNumber } from '@/lib/domain/incoming/incoming';
import { TAG } from '@/lib/smpp/pdu/commands';
import { tlvText } from '@/lib/smpp/pdu/decode-pdu';
import type { MessagePdu, Tlvs } from '@/lib/smpp/pdu/pdu';
import type { DriverIncoming } from '../contract/driver';
import { decodeText, octetsOf } from './decode-text';

type Place = NonNullable<DriverIncoming['place']>;

const HEADER_INDICATOR = 0x40;

export function readIncoming(
  pdu: MessagePdu,
  { profile, alphabet }: Pick<WritingSettings, 'profile' | 'alphabet'>,
): DriverIncoming {
  const { source, destination, dataCoding, tlvs, esmClass } = pdu;
  const octets = octetsOf(pdu);
  const header = (esmClass & HEADER_INDICATOR) === 0 ? NO_HEADER : readHeader(octets);
  // Its number is the SMSC's own: elsewhere it may mean anything.
  const id = profile === 'ovh' ? tlvs.get(TAG.incomingId) : undefined;
  return {
    rawId: (id && tlvText(id)) || null,
    msisdn: bareNumber(source.address),
    recipient: destination.address,
    text: decodeText(octets.subarray(header.length), dataCoding, alphabet, header.length),
    place: header.place ?? placeBySar(tlvs),
  };
}

type Header = { readonly length: number; readonly place: Place | null };

const NO_HEADER: Header = { length: 0, place: null };

/** Elements that join segments, by a reference of one octet or of two (3GPP TS 23.040, section 9.2.3.24). */
const JOINED = 0x00;
const JOINED_BY_TWO = 0x08;

/** A header that says to be longer than the message is none. */
function readHeader(octets: Buffer): Header {
  const length = 1 + (octets[0] ?? 0);
  if (length > octets.length) return NO_HEADER;
  let place: Place | null = null;
  for (let at = 1; at + 2 <= length; at += 2 + (octets[at + 1] ?? 0)) {
    const element = octets.subarray(at + 2, Math.min(length, at + 2 + (octets[at + 1] ?? 0)));
    place = placeByElement(octets[at], element) ?? place;
  }
  return { length, place };
}

function placeByElement(kind: number | undefined, element: Buffer): Place | null {
  if (kind === JOINED && element.length === 3) return placeOf(element.readUInt8(0), element[1], element[2]);
  if (kind === JOINED_BY_TWO && element.length === 4) return placeOf(element.readUInt16BE(0), element[2], element[3]);
  return null;
}

function placeBySar(tlvs: Tlvs): Place | null {
  const reference = tlvs.get(TAG.segmentReference);
  if (reference?.length !== 2) return null;
  return placeOf(reference.readUInt16BE(0), tlvs.get(TAG.segmentTotal)?.[0], tlvs.get(TAG.segmentNumber)?.[0]);
}

/** A place that cannot be is none: what was said is read by itself. */
const placeOf = (reference: number, segmentCount = 0, segment = 0): Place | null =>
  segment >= 1 && segment <= segmentCount ? { reference, segmentCount, segment } : null;
