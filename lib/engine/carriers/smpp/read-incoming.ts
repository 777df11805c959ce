/** What a deliver_sm hands over that somebody wrote: whole, or one of its segments. */

import type { WritingSettings } from '@/lib/domain/carrier/smpp-settings';
import { bareNumber } from '@/lib/domain/incoming/incoming';
import { TAG } from '@/lib/smpp/pdu/commands';
import { tlvText } from '@/lib/smpp/pdu/decode-pdu';
import type { MessagePdu } from '@/lib/smpp/pdu/pdu';
import { placeByElement, placeByParameters, type SegmentPlace } from '@/lib/smpp/pdu/segment-place';
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
    place: header.place ?? possible(placeByParameters(tlvs)),
  };
}

type Header = { readonly length: number; readonly place: Place | null };

const NO_HEADER: Header = { length: 0, place: null };

/** A header that says to be longer than the message is none. */
function readHeader(octets: Buffer): Header {
  const length = 1 + (octets[0] ?? 0);
  if (length > octets.length) return NO_HEADER;
  let place: Place | null = null;
  for (let at = 1; at + 2 <= length; at += 2 + (octets[at + 1] ?? 0)) {
    const element = octets.subarray(at + 2, Math.min(length, at + 2 + (octets[at + 1] ?? 0)));
    place = possible(placeByElement(octets[at], element)) ?? place;
  }
  return { length, place };
}

/** A place that cannot be is none: what was said is read by itself. */
const possible = (place: SegmentPlace | null): Place | null =>
  place && place.number >= 1 && place.number <= place.total
    ? { reference: place.reference, segmentCount: place.total, segment: place.number }
    : null;
