'use server';

import { z } from 'zod';
import { type CarrierEffect, LONGEST_CARRIER_NAME, receiptPath } from '@/lib/domain/carrier/carrier';
import type { ActionResult } from '@/lib/schemas/action-result';
import { addCarrierSchema, changeCarrierSchema } from '@/lib/schemas/carrier';
import { type CarrierTrial, testCarrierSchema } from '@/lib/schemas/carrier-trial';
import { decidedMessages } from '@/lib/schemas/carrier-undecided';
import { noInput } from '@/lib/schemas/panel-user';
import { getRuntime } from '@/lib/server/runtime/runtime';
import { addCarrier } from '@/lib/use-cases/carriers/add-carrier';
import { changeCarrier } from '@/lib/use-cases/carriers/change-carrier';
import { decideOnMessages } from '@/lib/use-cases/carriers/decide-on-messages';
import { deleteCarrier } from '@/lib/use-cases/carriers/delete-carrier';
import { disableCarrier } from '@/lib/use-cases/carriers/disable-carrier';
import { showDlrSecret } from '@/lib/use-cases/carriers/show-dlr-secret';
import { tryCarrier } from '@/lib/use-cases/carriers/try-carrier';
import { withBound } from '../bound-arguments';
import { instanceAction } from '../instance-action';
import { CHANGED } from '../refusals';

const boundCarrier = z.object({ name: z.string().max(LONGEST_CARRIER_NAME) });

const TLS_FAULTS = {
  tls_key_missing: { field: 'secrets.tlsKey', fault: 'value_missing' },
  tls_key_unreadable: { field: 'secrets.tlsKey', fault: 'private_key_not_pem' },
  tls_key_of_another: { field: 'secrets.tlsKey', fault: 'key_of_another_certificate' },
  tls_certificate_unreadable: { field: 'settings.tlsCert', fault: 'certificates_not_pem' },
} as const;

const NOT_FOUND = { carrier_not_found: { field: null, fault: 'carrier_not_found' } } as const;

export async function addCarrierAction(
  input: unknown,
): Promise<ActionResult<CarrierEffect & { readonly name: string }>> {
  return instanceAction(addCarrier, addCarrierSchema, input, {
    ...TLS_FAULTS,
    carrier_name_taken: { field: 'name', fault: 'carrier_name_taken' },
  });
}

/** `revision`: of the carrier as whoever edits it saw it. */
export async function changeCarrierAction(name: unknown, revision: unknown, input: unknown): Promise<ActionResult> {
  const bound = boundCarrier.extend({ seen: z.object({ revision: z.int() }) });
  const schema = withBound(bound, { name, seen: { revision } }, changeCarrierSchema);
  return instanceAction(changeCarrier, schema, input, {
    ...CHANGED,
    ...NOT_FOUND,
    ...TLS_FAULTS,
    password_missing: { field: 'secrets.password', fault: 'value_missing' },
    token_missing: { field: 'secrets.token', fault: 'value_missing' },
    password_sent_elsewhere: { field: 'secrets.password', fault: 'secret_sent_elsewhere' },
    token_sent_elsewhere: { field: 'secrets.token', fault: 'secret_sent_elsewhere' },
  });
}

export async function disableCarrierAction(
  name: unknown,
  disabled: unknown,
  input: unknown,
): Promise<ActionResult<CarrierEffect>> {
  const schema = withBound(boundCarrier.extend({ disabled: z.boolean() }), { name, disabled }, noInput);
  return instanceAction(disableCarrier, schema, input, NOT_FOUND);
}

export async function deleteCarrierAction(name: unknown, input: unknown): Promise<ActionResult> {
  return instanceAction(deleteCarrier, withBound(boundCarrier, { name }, noInput), input, {
    ...NOT_FOUND,
    carrier_enabled: { field: null, fault: 'carrier_enabled' },
    carrier_stays: { field: null, fault: 'carrier_stays' },
    carrier_ending: { field: null, fault: 'carrier_ending' },
    carrier_in_doubt: { field: null, fault: 'carrier_in_doubt' },
    carrier_waited_for: { field: null, fault: 'carrier_waited_for' },
  });
}

/** Sends a message of nobody by one carrier, and answers what that said. */
export async function testCarrierAction(name: unknown, input: unknown): Promise<ActionResult<CarrierTrial>> {
  return instanceAction(tryCarrier, withBound(boundCarrier, { name }, testCarrierSchema), input, {
    carrier_not_running: { field: null, fault: 'carrier_not_running' },
    carrier_node_silent: { field: null, fault: 'carrier_node_silent' },
  });
}

/** Decides what becomes of what a carrier may have sent; answers of how many messages. */
export async function decideOnMessagesAction(
  name: unknown,
  decided: unknown,
  input: unknown,
): Promise<ActionResult<{ readonly count: number }>> {
  const bound = boundCarrier.extend({ decided: decidedMessages });
  const schema = withBound(bound, { name, decided }, noInput).transform(({ decided, ...rest }) => ({
    ...rest,
    ...decided,
  }));
  return instanceAction(decideOnMessages, schema, input, {
    decided_already: { field: null, fault: 'decided_already' },
    part_sent: { field: null, fault: 'part_sent' },
    part_sent_by_deleted: { field: null, fault: 'part_sent_by_deleted' },
  });
}

/** Where a carrier tells what becomes of messages: with its secret, for whoever sets up its other end. */
export async function showReceiptAddressAction(
  name: unknown,
  input: unknown,
): Promise<ActionResult<{ readonly address: string }>> {
  const shown = await instanceAction(showDlrSecret, withBound(boundCarrier, { name }, noInput), input, NOT_FOUND);
  return shown.ok ? { ok: true, value: { address: getRuntime().publicUrl() + receiptPath(shown.value) } } : shown;
}
