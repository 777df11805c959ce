'use server';

import { MOST_SENDERS } from '@/lib/domain/sender/sender';
import type { ActionResult } from '@/lib/schemas/action-result';
import { addSenderSchema, changeSenderSchema } from '@/lib/schemas/change-sender';
import { fault } from '@/lib/schemas/fault';
import { noInput } from '@/lib/schemas/panel-user';
import { seenSender } from '@/lib/schemas/seen';
import { addSender } from '@/lib/use-cases/senders/add-sender';
import { changeSender } from '@/lib/use-cases/senders/change-sender';
import { deleteSender } from '@/lib/use-cases/senders/delete-sender';
import { boundSender, edited, withBound } from '../bound-arguments';
import { panelAction } from '../panel-action';
import { CHANGED } from '../refusals';

const GONE = { sender_gone: { field: null, fault: 'sender_gone' } } as const;

export async function addSenderAction(serviceName: unknown, input: unknown): Promise<ActionResult> {
  return panelAction(addSender, serviceName, addSenderSchema, input, {
    sender_exists: { field: 'sender', fault: 'sender_exists' },
    too_many_senders: { field: null, fault: fault('too_many_senders', { most: MOST_SENDERS }) },
  });
}

export async function changeSenderAction(
  serviceName: unknown,
  sender: unknown,
  seen: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = withBound(boundSender, { sender }, edited(seenSender, seen, changeSenderSchema));
  return panelAction(changeSender, serviceName, schema, input, { ...GONE, ...CHANGED });
}

export async function deleteSenderAction(serviceName: unknown, sender: unknown, input: unknown): Promise<ActionResult> {
  return panelAction(deleteSender, serviceName, withBound(boundSender, { sender }, noInput), input, GONE);
}
