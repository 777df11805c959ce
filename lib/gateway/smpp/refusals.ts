/**
 * With which statuses whoever speaks SMPP is refused: the one list, which the guide and docs/smpp-server.md tell. What
 * refuses answers none that is not in it.
 */
import { STATUS } from '@/lib/smpp/pdu/commands';

export const SMPP_REFUSALS = {
  bind: ['alreadyBound', 'systemError', 'bindFailed', 'invalidPassword', 'invalidSystemId'],
  submit: [
    'invalidMessageLength',
    'invalidCommandLength',
    'invalidBindStatus',
    'systemError',
    'invalidSource',
    'invalidDestination',
    'queueFull',
    'invalidClass',
    'submitFailed',
    'throttled',
    'invalidSchedule',
    'invalidValidity',
    'invalidOptionalParameters',
    'unknownCoding',
    'outsideAlphabet',
  ],
  /** By a generic_nack: what is no request, or cannot be read as one. */
  other: ['invalidCommandLength', 'invalidCommand', 'invalidOptionalParameters'],
} as const satisfies Readonly<Record<string, readonly (keyof typeof STATUS)[]>>;

export type RefusedBy = keyof typeof SMPP_REFUSALS;
type RefusalIn<Where extends RefusedBy> = (typeof SMPP_REFUSALS)[Where][number];
export type SmppRefusal = RefusalIn<RefusedBy>;

export type BindRefusal = (typeof STATUS)[RefusalIn<'bind'>];
export type SubmitRefusal = (typeof STATUS)[RefusalIn<'submit'>];

/** As programs and their logs write it. */
export const writeStatus = (refusal: SmppRefusal): string => `0x${STATUS[refusal].toString(16).padStart(2, '0')}`;

const WAYS = ['bind', 'submit', 'other'] as const satisfies readonly RefusedBy[];

/** Each of them once, by its number, with all that may be refused by it. */
export function listRefusals() {
  const ways = (refusal: SmppRefusal) => WAYS.filter((way) => SMPP_REFUSALS[way].some((one) => one === refusal));
  return [...new Set<SmppRefusal>(WAYS.flatMap((way) => SMPP_REFUSALS[way]))]
    .toSorted((one, other) => STATUS[one] - STATUS[other])
    .map((refusal) => ({ refusal, status: writeStatus(refusal), ways: ways(refusal) }));
}
