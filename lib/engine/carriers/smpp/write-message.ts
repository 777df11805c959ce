/** A message as the submit_sm that it becomes. */

import type { Alphabet, WritingSettings } from '@/lib/domain/carrier/smpp-settings';
import { err, ok, type Result } from '@/lib/domain/result';
import { splitText, UCS2_CONCATENATED, UCS2_SINGLE } from '@/lib/domain/sms/segmentation';
import { TAG } from '@/lib/smpp/pdu/commands';
import { LONGEST_ADDRESS } from '@/lib/smpp/pdu/encode-pdu';
import type { Address, MessageBody, Tlvs } from '@/lib/smpp/pdu/pdu';
import type { Submission } from '../contract/driver';
import { toAscii, toGsm, toLatin1, toPackedGsm, toUcs2 } from './encode-text';

/** What one submit_sm carries: of a message that the SMSC cuts, all segments. */
export type WrittenSegments = { readonly segments: readonly number[]; readonly body: MessageBody };

export type WritingFault =
  /** Sender or recipient. */
  | 'address'
  /** It has characters that the SMSC's alphabet lacks, and no room for them as Unicode. */
  | 'alphabet'
  /** It is cut into other segments than were counted. */
  | 'segments';

const isAddress = (text: string) => text.length <= LONGEST_ADDRESS && /^[\x20-\x7e]*$/.test(text);

const HEADER_INDICATOR = 0x40;
/** Of a header that joins segments, its own length included. */
const HEADER_LENGTH = 6;
const UCS2_CODING = 0x08;
const CLASS_CODING = 0x10;
/** Handsets take it for what a message is without any class. */
const NO_CLASS = 1;
const FINAL_RECEIPT = 1;

export function writeMessage(
  message: Submission,
  settings: WritingSettings,
  now: Date,
): Result<readonly WrittenSegments[], WritingFault> {
  const { segmentCount, recipient, text } = message;
  const source = sourceOf(message.sender);
  if (![source.address, recipient].every(isAddress)) return err('address');
  const texts = splitText(text, message);
  if (texts.length !== segmentCount) return err('segments');
  const encode = encoderOf(message, texts, settings.alphabet);
  if (!encode) return err('alphabet');
  const common = { ...commonOf(message, settings, encode.coding), source, validity: validityOf(settings, now) };
  const isWhole = message.segments.length === segmentCount;
  if (settings.joint === 'payload' && isWhole && segmentCount > 1) {
    const tlvs = new Map(common.tlvs).set(TAG.messagePayload, encode.octets(text, 0));
    return ok([{ segments: message.segments, body: { ...common, tlvs } }]);
  }
  return ok(
    message.segments.map((segment) => {
      const said = texts[segment - 1] ?? '';
      if (segmentCount === 1) return { segments: [segment], body: { ...common, shortMessage: encode.octets(said, 0) } };
      const place = { reference: referenceOf(message.id), segmentCount, segment };
      const body =
        settings.joint === 'sar' ? joinedBySar(common, encode, said, place) : joined(common, encode, said, place);
      return { segments: [segment], body };
    }),
  );
}

type Encoder = { readonly coding: number; readonly octets: (text: string, after: number) => Buffer };
type Place = { readonly reference: number; readonly segmentCount: number; readonly segment: number };

const NOTHING = Buffer.alloc(0);

const ALPHABET: Readonly<Record<Alphabet, (text: string, after: number) => Buffer | null>> = {
  gsm: toGsm,
  packed: toPackedGsm,
  latin1: toLatin1,
  ascii: toAscii,
};

/** One for all segments. What the alphabet lacks goes as Unicode, where each segment has room for that. */
function encoderOf({ encoding, text }: Submission, texts: readonly string[], alphabet: Alphabet): Encoder | null {
  const encode = ALPHABET[alphabet];
  if (encoding === 'gsm7' && encode(text, 0)) {
    return { coding: 0, octets: (said, after) => encode(said, after) ?? NOTHING };
  }
  const room = texts.length > 1 ? UCS2_CONCATENATED : UCS2_SINGLE;
  return texts.every(({ length }) => length <= room) ? { coding: UCS2_CODING, octets: toUcs2 } : null;
}

function commonOf({ recipient, smsClass }: Submission, { profile, classPlace }: WritingSettings, coding: number) {
  const hasClass = smsClass !== NO_CLASS;
  // OVHcloud knows no data_coding but 0 and 8.
  const place = classPlace === 'profile' && profile === 'ovh' ? 'subunit' : classPlace;
  const byUnit = hasClass && place === 'subunit';
  const tlvs: Tlvs = byUnit ? new Map([[TAG.destinationSubunit, Buffer.from([smsClass + 1])]]) : new Map();
  return {
    serviceType: '',
    destination: { ton: 1, npi: 1, address: recipient },
    esmClass: 0,
    protocolId: 0,
    priority: 0,
    scheduleAt: '',
    registeredDelivery: FINAL_RECEIPT,
    replaceIfPresent: 0,
    dataCoding: hasClass && !byUnit ? CLASS_CODING | coding | smsClass : coding,
    defaultMessageId: 0,
    shortMessage: NOTHING,
    tlvs,
  };
}

/** By a header in front of the text, which handsets read themselves. */
function joined(
  common: MessageBody,
  { octets }: Encoder,
  said: string,
  { reference, segmentCount, segment }: Place,
): MessageBody {
  const header = Buffer.from([HEADER_LENGTH - 1, 0, 3, reference, segmentCount, segment]);
  return {
    ...common,
    esmClass: HEADER_INDICATOR,
    shortMessage: Buffer.concat([header, octets(said, HEADER_LENGTH)]),
  };
}

/** By parameters, from which the SMSC makes the header; packed, it leaves room for that. */
function joinedBySar(
  common: MessageBody,
  { octets }: Encoder,
  said: string,
  { reference, segmentCount, segment }: Place,
): MessageBody {
  const tlvs = new Map(common.tlvs)
    .set(TAG.segmentReference, Buffer.from([0, reference]))
    .set(TAG.segmentTotal, Buffer.from([segmentCount]))
    .set(TAG.segmentNumber, Buffer.from([segment]));
  return { ...common, shortMessage: octets(said, 0), tlvs };
}

/**
 * The same at every try, and other for messages that follow each other or are a multiple of 256 apart. One octet: two
 * would take a place from each segment, and so change how many there are.
 */
const referenceOf = (messageId: number): number =>
  Math.imul((messageId ^ Math.floor(messageId / 2 ** 32)) >>> 0, 0x9e37_79b1) >>> 24;

/** A name, a short number of its network, or an international number. */
function sourceOf(sender: string): Address {
  if (sender === '') return { ton: 0, npi: 0, address: '' };
  const [, sign = '', digits = ''] = /^(\+|00)?(\d+)$/.exec(sender) ?? [];
  if (digits === '') return { ton: 5, npi: 0, address: sender };
  const isShort = sign === '' && digits.length >= 3 && digits.length <= 8;
  return { ton: isShort ? 3 : 1, npi: 1, address: digits };
}

const HOUR_MS = 3_600_000;

/**
 * Two digits each of years, months, days, hours, minutes and seconds, one of tenths that is always 0, and by how many
 * quarters of an hour it is ahead of UTC: by none.
 */
function validityOf({ validityHours: hours, validityForm }: WritingSettings, now: Date): string {
  if (hours === 0) return '';
  const two = (number: number) => String(number).padStart(2, '0');
  if (validityForm !== 'absolute') return `0000${two(Math.floor(hours / 24))}${two(hours % 24)}0000000R`;
  const digits = new Date(now.getTime() + hours * HOUR_MS).toISOString().replaceAll(/\D/g, '');
  return `${digits.slice(2, 14)}000+`;
}
