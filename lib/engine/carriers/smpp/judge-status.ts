/** What the command_status of a submit_sm_resp means for its segment (SMPP 3.4, section 5.1.3). */

import type { Profile } from '@/lib/domain/carrier/smpp-settings';
import { STATUS } from '@/lib/smpp/pdu/commands';
import type { SegmentResult } from '../contract/driver';

const AS_IT_IS = 20;
const INVALID_NUMBER = 23;
const UNKNOWN_CODING = 101;
const INVALID_ALPHABET = 102;
const TOO_LONG = 103;

/** Those that people meet, in words. */
const WORDS: ReadonlyMap<number, string> = new Map([
  [0x01, 'invalid message length'],
  [0x02, 'invalid command length'],
  [0x03, 'invalid command'],
  [0x04, 'not allowed by this kind of bind'],
  [0x05, 'already bound'],
  [0x06, 'invalid priority'],
  [0x07, 'invalid registered delivery'],
  [0x08, 'system error'],
  [0x0a, 'invalid sender'],
  [0x0b, 'invalid recipient'],
  [0x0d, 'bind failed'],
  [0x0e, 'invalid password'],
  [0x0f, 'invalid system id'],
  [0x14, 'queue full'],
  [0x15, 'invalid service type'],
  [0x42, 'invalid esm_class'],
  [0x45, 'submission failed'],
  [0x48, 'invalid type of the sender’s number'],
  [0x49, 'invalid numbering plan of the sender'],
  [0x50, 'invalid type of the recipient’s number'],
  [0x51, 'invalid numbering plan of the recipient'],
  [0x53, 'invalid system type'],
  [0x58, 'throttled'],
  [0x62, 'invalid validity'],
  [0x64, 'temporary fault'],
  [0x65, 'permanent fault'],
  [0x66, 'rejected'],
  [0xc0, 'invalid parameters'],
  [0xc1, 'a parameter is not allowed'],
]);

const OF_OVHCLOUD: ReadonlyMap<number, string> = new Map([
  [0x400, 'too many binds'],
  [0x401, 'unsupported data_coding'],
  [0x402, 'invalid GSM 7-bit coding'],
]);

/** Of the SMSC's own: it has too many binds of ours. */
export const TOO_MANY_BINDS: Readonly<Record<Profile, ReadonlySet<number>>> = {
  plain: new Set(),
  ovh: new Set([0x400]),
  vonage: new Set(),
};

/** For good, because of what the message is; the ptt says of what. */
const REFUSALS: ReadonlyMap<number, number> = new Map([
  [0x01, TOO_LONG],
  ...[0x0b, 0x50, 0x51].map((status) => [status, INVALID_NUMBER] as const),
  ...[
    0x06, 0x07, 0x0a, 0x15, 0x33, 0x34, 0x40, 0x42, 0x43, 0x44, 0x48, 0x49, 0x54, 0x55, 0x61, 0x62, 0x63, 0x65, 0x66,
    0xc0, 0xc1, 0xc2, 0xc3, 0xc4,
  ].map((status) => [status, AS_IT_IS] as const),
]);

/** Of them, because of how this bind is set up, and not of the message: another carrier may take it. */
const OF_THE_BIND: ReadonlySet<number> = new Set([
  0x06, 0x07, 0x15, 0x42, 0x43, 0x44, 0x61, 0x62, 0x63, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4,
]);

/** It is out of order, and says so of every message. */
const OUT_OF_ORDER: ReadonlySet<number> = new Set([STATUS.systemError, STATUS.temporaryFault]);

/** It has taken too much already, and says nothing of the message. */
const TOO_MUCH: ReadonlySet<number> = new Set([STATUS.queueFull, STATUS.throttled]);

const REFUSALS_OF_OVHCLOUD: ReadonlyMap<number, number> = new Map([
  [0x401, UNKNOWN_CODING],
  [0x402, INVALID_ALPHABET],
]);

/** The number, as manuals write it, and what it stands for. */
export function statusInWords(status: number, profile: Profile): string {
  const words = WORDS.get(status) ?? (profile === 'ovh' ? OF_OVHCLOUD.get(status) : undefined);
  const number = `0x${status.toString(16).padStart(8, '0')}`;
  return words === undefined ? number : `${number} ${words}`;
}

/** Of all but 0. What is not about the message, or is not known, is tried again: nothing was taken. */
export function judgeStatus(status: number, profile: Profile): SegmentResult {
  const text = statusInWords(status, profile);
  const ptt = REFUSALS.get(status) ?? (profile === 'ovh' ? REFUSALS_OF_OVHCLOUD.get(status) : undefined);
  if (ptt === undefined) {
    if (TOO_MUCH.has(status)) return { kind: 'later', text };
    return { kind: 'later', text, of: OUT_OF_ORDER.has(status) ? 'carrier' : 'message' };
  }
  return { kind: 'refused', ptt, billed: false, text, ...(OF_THE_BIND.has(status) && { elsewhere: true as const }) };
}
