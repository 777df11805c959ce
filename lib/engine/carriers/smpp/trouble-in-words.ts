import type { Profile } from '@/lib/domain/carrier/smpp-settings';
import type { SubmitResult, Trouble } from '@/lib/smpp/session/session-state';
import type { SegmentResult } from '../contract/driver';
import { judgeStatus, statusInWords } from './judge-status';
import type { WritingFault } from './write-message';

/** For an operator: what is in the way of all messages. */
export function troubleInWords(trouble: Trouble, profile: Profile): string {
  switch (trouble.kind) {
    case 'closed':
      return trouble.text;
    case 'bind_refused':
      return `It refuses the bind: ${statusInWords(trouble.status, profile)}`;
    case 'submit_refused':
      return `It takes nothing from this bind: ${statusInWords(trouble.status, profile)}`;
    case 'silent':
      return 'It does not answer';
    case 'malformed':
      return 'What it says is no SMPP';
    case 'unbound':
      return 'It has ended the bind';
    case 'no_answer':
      return 'It does not answer what is submitted';
    case 'throttled':
      return 'It asks for fewer messages: throttled';
    case 'halted':
      return 'It has no credit left (error 10): nothing is sent until it is disabled and enabled again';
  }
}

const REASONS: Readonly<Record<Extract<SubmitResult, { reason: string }>['reason'], string>> = {
  not_bound: 'The carrier takes nothing for now.',
  waited: 'The carrier took too little for too long.',
  stopped: 'This carrier was stopped meanwhile.',
  connection_lost: 'The connection was lost before an answer came.',
  no_answer: 'No answer came in time.',
};

export function resultOf(result: SubmitResult, profile: Profile): SegmentResult {
  switch (result.kind) {
    case 'accepted':
      return { kind: 'accepted', rawId: result.messageId };
    case 'refused':
      return judgeStatus(result.status, profile);
    case 'later':
    case 'unknown':
      return { kind: result.kind, text: REASONS[result.reason] };
  }
}

/** "The message cannot be delivered in its present form." */
const AS_IT_IS = 20;
const INVALID_ALPHABET = 102;

const FAULTS: Readonly<Record<WritingFault, readonly [ptt: number, text: string]>> = {
  address: [AS_IT_IS, 'SMPP has no way to write the sender or the recipient.'],
  alphabet: [INVALID_ALPHABET, 'The carrier’s alphabet lacks a character of it: see its alphabet.'],
  segments: [AS_IT_IS, 'It is cut into other segments than were counted.'],
};

export function refusalOf(fault: WritingFault): SegmentResult {
  const [ptt, text] = FAULTS[fault];
  return { kind: 'refused', ptt, billed: false, text };
}
