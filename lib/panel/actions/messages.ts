'use server';

import type { Sent } from '@/lib/domain/sending/acceptance';
import type { Estimate } from '@/lib/domain/sending/estimate';
import { MAX_SEGMENTS } from '@/lib/domain/sms/segmentation';
import type { ActionResult } from '@/lib/schemas/action-result';
import { fault } from '@/lib/schemas/fault';
import { composeSchema, estimateSchema, sendingBound, sendKeyBound } from '@/lib/schemas/send';
import { estimateMessage } from '@/lib/use-cases/messages/estimate-message';
import { findSent } from '@/lib/use-cases/messages/find-sent';
import { sendMessage } from '@/lib/use-cases/messages/send-message';
import { withBound } from '../bound-arguments';
import { panelAction } from '../panel-action';

const COMPOSED = {
  sender_gone: { field: 'sender', fault: 'sender_unusable' },
  message_too_long: { field: 'message', fault: fault('message_too_long', { most: MAX_SEGMENTS }) },
  too_much_text: { field: 'recipients', fault: 'too_much_text' },
} as const;

const KEYED = { send_key_taken: { field: null, fault: 'send_key_taken' } } as const;

export async function estimateMessageAction(serviceName: unknown, input: unknown): Promise<ActionResult<Estimate>> {
  return panelAction(estimateMessage, serviceName, estimateSchema, input, COMPOSED);
}

export async function findSentAction(
  serviceName: unknown,
  bound: unknown,
  input: unknown,
): Promise<ActionResult<Sent | null>> {
  return panelAction(findSent, serviceName, withBound(sendKeyBound, bound, composeSchema), input, KEYED);
}

export async function sendMessageAction(
  serviceName: unknown,
  bound: unknown,
  input: unknown,
): Promise<ActionResult<Sent>> {
  return panelAction(sendMessage, serviceName, withBound(sendingBound, bound, composeSchema), input, {
    ...COMPOSED,
    ...KEYED,
    moment_invalid: { field: 'at', fault: 'moment_invalid' },
    moment_skipped: { field: 'at', fault: 'moment_skipped' },
    moment_past: { field: 'at', fault: 'moment_past' },
    moment_changed: { field: null, fault: 'moment_changed' },
    no_recipient: { field: 'recipients', fault: 'no_recipient_valid' },
    costs_more: { field: null, fault: 'costs_more' },
    not_enough_credits: { field: null, fault: 'not_enough_credits' },
    overloaded: { field: null, fault: 'send_overloaded' },
  });
}
