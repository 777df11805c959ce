'use server';

import type { PaidSend } from '@/lib/domain/sending/acceptance';
import type { Estimate, TestEstimate } from '@/lib/domain/sending/estimate';
import { MAX_SEGMENTS } from '@/lib/domain/sms/segmentation';
import type { ActionResult } from '@/lib/schemas/action-result';
import { fault } from '@/lib/schemas/fault';
import { noInput } from '@/lib/schemas/panel-user';
import {
  type CancelOutcome,
  type EditEstimate,
  editBound,
  editSchema,
  editTarget,
  rescheduleSchema,
  rescheduleTarget,
  waitingTarget,
} from '@/lib/schemas/scheduled';
import {
  composeSchema,
  composeTestSchema,
  estimateSchema,
  sendingBound,
  sendKeyBound,
  testBound,
  typedNumber,
} from '@/lib/schemas/send';
import { cancelScheduled } from '@/lib/use-cases/messages/cancel-scheduled';
import { deleteMessage } from '@/lib/use-cases/messages/delete-message';
import { editScheduled } from '@/lib/use-cases/messages/edit-scheduled';
import { estimateEdit } from '@/lib/use-cases/messages/estimate-edit';
import { estimateMessage } from '@/lib/use-cases/messages/estimate-message';
import { estimateTest } from '@/lib/use-cases/messages/estimate-test';
import { findSent } from '@/lib/use-cases/messages/find-sent';
import { rescheduleScheduled } from '@/lib/use-cases/messages/reschedule-scheduled';
import { sendMessage } from '@/lib/use-cases/messages/send-message';
import { sendTest } from '@/lib/use-cases/messages/send-test';
import { boundId, withBound } from '../bound-arguments';
import { panelAction } from '../panel-action';
import { CHANGED } from '../refusals';

const COMPOSED = {
  account_disabled: { field: null, fault: 'account_disabled' },
  sender_gone: { field: 'sender', fault: 'sender_unusable' },
  message_too_long: { field: 'message', fault: fault('message_too_long', { most: MAX_SEGMENTS }) },
  payer_gone: { field: 'payer', fault: 'payer_gone' },
  too_much_text: { field: 'recipients', fault: 'too_much_text' },
} as const;

const NUMBER = { number_invalid: { field: 'number', fault: 'msisdn_invalid' } } as const;

const KEYED = { send_key_taken: { field: null, fault: 'send_key_taken' } } as const;

const MOMENT = {
  moment_invalid: { field: 'at', fault: 'moment_invalid' },
  moment_skipped: { field: 'at', fault: 'moment_skipped' },
  moment_past: { field: 'at', fault: 'moment_past' },
  moment_too_far: { field: 'at', fault: 'moment_too_far' },
} as const;

/** Of what waits: its moment is somebody's choice, and stays so. */
const HOURS = { outside_hours: { field: 'at', fault: 'outside_hours' } } as const;

/** Asked for where no moment can be chosen. */
const CLOSED = { closed_now: { field: null, fault: 'closed_now' } } as const;

const FIXED = { text_fixed: { field: null, fault: 'text_fixed' } } as const;

const TOO_LATE = { too_late: { field: null, fault: 'sent_already' } } as const;

/** Whoever was confirmed to pay is gone, or does not pay any more; the estimate says who does. */
const PAYER = { payer_gone: { field: null, fault: 'payer_changed' } } as const;

/** Of what waits; it may still be cancelled. */
const DISABLED = { account_disabled: { field: null, fault: 'account_disabled_waits' } } as const;

export async function estimateMessageAction(serviceName: unknown, input: unknown): Promise<ActionResult<Estimate>> {
  return panelAction(estimateMessage, serviceName, estimateSchema, input, COMPOSED);
}

export async function findSentAction(
  serviceName: unknown,
  bound: unknown,
  input: unknown,
): Promise<ActionResult<PaidSend | null>> {
  return panelAction(findSent, serviceName, withBound(sendKeyBound, bound, composeSchema), input, KEYED);
}

export async function sendMessageAction(
  serviceName: unknown,
  bound: unknown,
  input: unknown,
): Promise<ActionResult<PaidSend>> {
  return panelAction(sendMessage, serviceName, withBound(sendingBound, bound, composeSchema), input, {
    ...COMPOSED,
    ...KEYED,
    ...MOMENT,
    ...PAYER,
    moment_changed: { field: null, fault: 'moment_changed' },
    no_recipient: { field: 'recipients', fault: 'no_recipient_valid' },
    costs_more: { field: null, fault: 'costs_more' },
    not_enough_credits: { field: null, fault: 'not_enough_credits' },
    quota_reached: { field: null, fault: 'quota_too_small' },
    overloaded: { field: null, fault: 'send_overloaded' },
  });
}

export async function estimateTestAction(
  serviceName: unknown,
  bound: unknown,
  input: unknown,
): Promise<ActionResult<TestEstimate>> {
  const schema = withBound(typedNumber, bound, composeTestSchema);
  return panelAction(estimateTest, serviceName, schema, input, { ...NUMBER, ...COMPOSED });
}

export async function sendTestAction(
  serviceName: unknown,
  bound: unknown,
  input: unknown,
): Promise<ActionResult<PaidSend>> {
  return panelAction(sendTest, serviceName, withBound(testBound, bound, composeTestSchema), input, {
    ...NUMBER,
    ...COMPOSED,
    ...KEYED,
    ...PAYER,
    not_enough_credits: { field: null, fault: 'not_enough_credits' },
    quota_reached: { field: null, fault: 'quota_too_small' },
    overloaded: { field: null, fault: 'send_overloaded' },
  });
}

export async function cancelScheduledAction(
  serviceName: unknown,
  input: unknown,
): Promise<ActionResult<CancelOutcome>> {
  return panelAction(cancelScheduled, serviceName, waitingTarget, input, TOO_LATE);
}

export async function deleteMessageAction(serviceName: unknown, id: unknown, input: unknown): Promise<ActionResult> {
  // Of whoever has sent it.
  const schema = withBound(
    boundId,
    { id },
    noInput.transform(() => ({ login: null })),
  );
  return panelAction(deleteMessage, serviceName, schema, input, {
    message_not_found: { field: null, fault: 'message_gone' },
    not_over: { field: null, fault: 'not_over' },
  });
}

export async function rescheduleAction(
  serviceName: unknown,
  bound: unknown,
  input: unknown,
): Promise<ActionResult<{ readonly count: number }>> {
  const schema = withBound(rescheduleTarget, bound, rescheduleSchema);
  return panelAction(rescheduleScheduled, serviceName, schema, input, {
    ...MOMENT,
    ...HOURS,
    ...CLOSED,
    ...DISABLED,
    ...TOO_LATE,
  });
}

export async function estimateEditAction(
  serviceName: unknown,
  bound: unknown,
  input: unknown,
): Promise<ActionResult<EditEstimate>> {
  const schema = withBound(editTarget, bound, editSchema);
  return panelAction(estimateEdit, serviceName, schema, input, {
    ...COMPOSED,
    ...MOMENT,
    ...HOURS,
    ...DISABLED,
    ...FIXED,
    ...TOO_LATE,
  });
}

export async function editScheduledAction(
  serviceName: unknown,
  bound: unknown,
  input: unknown,
): Promise<ActionResult<EditEstimate>> {
  return panelAction(editScheduled, serviceName, withBound(editBound, bound, editSchema), input, {
    ...COMPOSED,
    ...MOMENT,
    ...HOURS,
    ...DISABLED,
    ...FIXED,
    ...TOO_LATE,
    ...CHANGED,
    payer_gone: { field: null, fault: 'edit_payer_changed' },
    costs_more: { field: null, fault: 'edit_costs_more' },
    not_enough_credits: { field: null, fault: 'not_enough_credits' },
    quota_reached: { field: null, fault: 'quota_too_low' },
  });
}
