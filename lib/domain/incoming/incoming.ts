/** What somebody has sent, as its carrier hands it over. */
import { boundId } from '../delivery/read-receipt';
import { err, ok, type Result } from '../result';

export type IncomingSegment = {
  readonly carrier: string;
  /** Null: it has no id, so that a repeat cannot be told from somebody who says the same again. */
  readonly rawId: string | null;
  /** Who sent it: E.164 digits. */
  readonly msisdn: string;
  /** To where. */
  readonly recipient: string;
  readonly text: string;
  /** Which segment it is, of which message of that sender; null: it is whole. */
  readonly place: { readonly reference: number; readonly segment: number; readonly segmentCount: number } | null;
  /** Of one that its carrier joins itself, and tells again when more has come: how much of it this is; absent: all. */
  readonly joined?: { readonly receivedCount: number; readonly segmentCount: number };
  /** The message of ours that it answers, where the carrier knows; absent: the numbers tell. */
  readonly answers?: number;
};

export type IncomingRefusal = 'invalid_number' | 'invalid_place';

const NUMBER = /^\d{3,15}$/;
const LONGEST_RECIPIENT = 20;
/** In characters; a carrier that joins segments itself hands over many at once. */
const LONGEST_TEXT = 5_000;
const MOST_SEGMENTS = 255;
const MOST_REFERENCES = 65_536;

/** As carriers write numbers; one of a few digits is a short one, and a name stays one. */
export const bareNumber = (number: string): string => number.trim().replace(/^(?:\+|00)/, '');

const isWithin = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

/** As it can be kept, whatever its peer wrote. What is refused can be kept at no time. */
export function boundIncoming(incoming: IncomingSegment): Result<IncomingSegment, IncomingRefusal> {
  const { rawId, msisdn, recipient, text, place, joined } = incoming;
  if (!NUMBER.test(msisdn) || recipient === '' || recipient.length > LONGEST_RECIPIENT) return err('invalid_number');
  if (place !== null) {
    const { reference, segment, segmentCount } = place;
    const isPlace =
      isWithin(reference, 0, MOST_REFERENCES - 1) &&
      isWithin(segmentCount, 1, MOST_SEGMENTS) &&
      isWithin(segment, 1, segmentCount);
    if (!isPlace) return err('invalid_place');
  }
  if (
    joined &&
    !(isWithin(joined.segmentCount, 1, MOST_SEGMENTS) && isWithin(joined.receivedCount, 1, joined.segmentCount))
  )
    return err('invalid_place');
  return ok({ ...incoming, rawId: boundId(rawId), text: text.slice(0, LONGEST_TEXT).replaceAll('\0', '') });
}
