/** What a deliver_sm says of a message that was submitted (SMPP 3.4, sections 5.2.28 and 5.3.2, and appendix B). */

import type { Profile, ReceiptIds } from '@/lib/domain/carrier/smpp-settings';
import type { DlrId } from '@/lib/domain/delivery/dlr';
import { hasReceiptLabel } from '@/lib/domain/delivery/repeated-text';
import { TAG } from '@/lib/smpp/pdu/commands';
import { tlvText } from '@/lib/smpp/pdu/decode-pdu';
import type { MessagePdu } from '@/lib/smpp/pdu/pdu';
import type { DriverReceipt } from '../contract/driver';
import { fromUcs2, octetsOf, UCS2_CODING } from './decode-text';
import { reasonOf } from './error-codes';

/** esm_class of a receipt, final or not, and of what networks say meanwhile. */
const RECEIPT_BITS = 0x24;

type Reading = {
  readonly dlrId: DlrId;
  readonly ptt: number;
  /** A network's error code says why, and so gives another ptt. */
  readonly isExplained: boolean;
};

const STATES: Readonly<Record<string, Reading>> = {
  DELIVRD: { dlrId: 1, ptt: 4, isExplained: false },
  EXPIRED: { dlrId: 2, ptt: 8, isExplained: false },
  UNDELIV: { dlrId: 2, ptt: 5, isExplained: true },
  DELETED: { dlrId: 2, ptt: 802, isExplained: false },
  REJECTD: { dlrId: 16, ptt: 803, isExplained: true },
  UNKNOWN: { dlrId: 2, ptt: 6, isExplained: true },
  SKIPPED: { dlrId: 2, ptt: 5, isExplained: true },
  ACCEPTD: { dlrId: 4, ptt: 3, isExplained: false },
  BUFFRED: { dlrId: 4, ptt: 3, isExplained: false },
  ACKED: { dlrId: 4, ptt: 3, isExplained: false },
  SCHEDULED: { dlrId: 4, ptt: 3, isExplained: false },
  ENROUTE: { dlrId: 4, ptt: 254, isExplained: true },
};

/** By the numbers of the parameter message_state. */
const STATE_NAMES = [
  'SCHEDULED',
  'ENROUTE',
  'DELIVRD',
  'EXPIRED',
  'DELETED',
  'UNDELIV',
  'ACCEPTD',
  'UNKNOWN',
  'REJECTD',
  'SKIPPED',
];

/** "Not documented": it is recorded, and ends nothing. */
export const NOT_DOCUMENTED = 255;

const BUFFERED: DlrId = 8;

/** `id` may be empty. Null: it is no receipt, but a message that somebody sent. */
export function readReceipt(
  pdu: MessagePdu,
  { profile, receiptIds, now }: { profile: Profile; receiptIds: ReceiptIds; now: Date },
): DriverReceipt | null {
  const receiptedId = pdu.tlvs.get(TAG.receiptedMessageId);
  const isMarked = (pdu.esmClass & RECEIPT_BITS) !== 0;
  if (!isMarked && !receiptedId) return null;
  const text = textOf(pdu);
  // What the message said may look like a label.
  const labels = text.replace(/\btext:.*$/is, '');
  // The parameter has the id as it was answered; the text alone may write it in another base.
  const rawId = (receiptedId && tlvText(receiptedId)) || inBaseOfAnswers(labelled(labels, 'id'), receiptIds);
  const stateName = STATE_NAMES[pdu.tlvs.get(TAG.messageState)?.[0] ?? -1];
  const state = stateName ?? labelled(labels, 'stat').toUpperCase();
  // drive_smpp of Kannel's sends the parameter with what people write, too.
  if (!isMarked && state === '') return null;
  const code = networkCode(pdu) ?? Number.parseInt(labelled(labels, 'err'), 10);
  return {
    rawId,
    ...codesOf(state, code, profile),
    // What has not the form of a receipt may be the message itself.
    text: hasReceiptLabel(text) ? text.trim() : state,
    at: now,
    ...recipientOf(pdu, receiptIds),
  };
}

/** Of whom the message was: by that the id may be looked for in the other base, where no setting says which it is in. */
const recipientOf = ({ source }: MessagePdu, receiptIds: ReceiptIds) =>
  receiptIds === 'same' ? { msisdn: source.address.replace(/^(\+|00)/, '') } : {};

function textOf(pdu: MessagePdu): string {
  const octets = octetsOf(pdu);
  return pdu.dataCoding === UCS2_CODING ? fromUcs2(octets) : octets.toString('latin1');
}

/** Each label is read alone: any may be missing, and they stand in any order. A value that is a label is none. */
function labelled(text: string, label: string): string {
  const value = new RegExp(`(?:^|[\\s,;])${label}: ?([^\\s,;]+)`, 'i').exec(text)?.[1] ?? '';
  return /^(sub|dlvrd|stat|err|date):/i.test(value) || /^(submit|done)$/i.test(value) ? '' : value;
}

/** Its network in one octet, its number in two. */
function networkCode({ tlvs }: MessagePdu): number | undefined {
  const value = tlvs.get(TAG.networkErrorCode);
  return value?.length === 3 ? value.readUInt16BE(1) : undefined;
}

/** The state decides; the network's code explains. */
function codesOf(
  state: string,
  code: number,
  profile: Profile,
): { readonly dlrId: DlrId | null; readonly ptt: number } {
  const reading = STATES[state.toUpperCase()];
  if (!reading) return { dlrId: null, ptt: NOT_DOCUMENTED };
  const { dlrId, ptt, isExplained } = reading;
  const hasCode = isExplained && code > 0;
  return {
    dlrId: hasCode && state === 'ENROUTE' ? BUFFERED : dlrId,
    ptt: (hasCode ? reasonOf(profile, code) : undefined) ?? ptt,
  };
}

const BASES = { decimal: /^\d+$/, hexadecimal: /^[\da-f]+$/i } as const;

/** BigInt, because ids have 64 bits and more. */
function inBaseOfAnswers(rawId: string, receiptIds: ReceiptIds): string {
  if (receiptIds === 'same' || !BASES[receiptIds].test(rawId)) return rawId;
  return receiptIds === 'decimal' ? BigInt(rawId).toString(16) : BigInt(`0x${rawId}`).toString();
}
