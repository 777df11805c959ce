/** What a submit_sm asks for, as a script's request says it; else the command_status that says what is wrong. */
import { err, ok, type Result } from '@/lib/domain/result';
import type { Joins, ReceiptWish, SubmittedAddresses } from '@/lib/domain/smpp/submission';
import { decodeText, octetsOf } from '@/lib/engine/carriers/smpp/decode-text';
import { STATUS } from '@/lib/smpp/pdu/commands';
import { LONGEST_ADDRESS } from '@/lib/smpp/pdu/encode-pdu';
import type { Address, MessageBody } from '@/lib/smpp/pdu/pdu';
import { readTime } from '@/lib/smpp/pdu/read-time';
import { type Coding, readCoding } from './read-coding';
import { readPlace } from './read-place';
import type { SubmitRefusal } from './refusals';

export type Submit = {
  /** As http2sms's `from` and `to`. */
  readonly from: string;
  readonly to: string;
  readonly octets: Buffer;
  readonly dataCoding: number;
  readonly coding: Coding;
  /** Null: at once. */
  readonly leavesAt: Date | null;
  readonly wish: ReceiptWish;
  readonly addresses: SubmittedAddresses;
  /** Null: it is whole. */
  readonly joins: Joins | null;
};

export function readSubmit(body: MessageBody, now: Date): Result<Submit, SubmitRefusal> {
  const { source, destination, tlvs, dataCoding, scheduleAt, validity } = body;
  const coding = readCoding(dataCoding, tlvs);
  if (!coding) return err(STATUS.unknownCoding);
  const placed = readPlace(octetsOf(body), body.esmClass, tlvs);
  if (!placed.ok) return placed;
  const { octets, place } = placed.value;
  const fault = faultOf(octets, coding, source);
  if (fault !== null) return err(fault);
  const to = destinationOf(destination);
  if (to === null) return err(STATUS.invalidDestination);
  const leavesAt = scheduleAt === '' ? null : readTime(scheduleAt, now);
  if (scheduleAt !== '' && !leavesAt) return err(STATUS.invalidSchedule);
  if (validity !== '' && !readTime(validity, now)) return err(STATUS.invalidValidity);
  return ok({
    from: sourceOf(source),
    to,
    octets,
    dataCoding,
    coding,
    leavesAt,
    wish: WISHES[body.registeredDelivery & RECEIPT_BITS] ?? 'any',
    addresses: { source, destination },
    joins: place && { ...place, coding: dataCoding },
  });
}

function faultOf(octets: Buffer, { alphabet }: Coding, source: Address): SubmitRefusal | null {
  if (source.address.length > LONGEST_ADDRESS) return STATUS.invalidSource;
  if (alphabet === 'ucs2' && octets.length % 2 !== 0) return STATUS.invalidMessageLength;
  return alphabet === 'gsm' && octets.some((octet) => octet > LAST_SEPTET) ? STATUS.outsideAlphabet : null;
}

/** The text of one or of all that belong together: characters may lie across them. */
export const textOf = (octets: readonly Buffer[], dataCoding: number): string =>
  decodeText(Buffer.concat(octets), dataCoding, 'gsm', 0);

const LAST_SEPTET = 0x7f;

const RECEIPT_BITS = 0x03;
const WISHES: readonly ReceiptWish[] = ['none', 'any', 'failure'];

const INTERNATIONAL = 1;
const UNKNOWN = 0;
const NAME = 5;

/** An international number, with a plus or without; null: it is none. */
function destinationOf({ ton, address }: Address): string | null {
  const digits = /^(?:\+|00)?([1-9]\d{0,19})$/.exec(address)?.[1];
  return digits !== undefined && (ton === INTERNATIONAL || ton === UNKNOWN) ? `+${digits}` : null;
}

/** Numbers that are longer have a country code, and may lack their plus. */
const LONGEST_SHORT_NUMBER = 6;

function sourceOf({ ton, address }: Address): string {
  const isNumber = ton !== NAME && /^\d+$/.test(address) && address.length > LONGEST_SHORT_NUMBER;
  return isNumber ? `+${address.replace(/^00/, '')}` : address;
}
