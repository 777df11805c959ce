'use server';

import type { ActionResult } from '@/lib/schemas/action-result';
import { type CallbackTest, type Redelivered, redeliverSchema } from '@/lib/schemas/callback';
import { testCallbackSchema } from '@/lib/schemas/change-api-user';
import { redeliverCallbacks } from '@/lib/use-cases/callbacks/redeliver-callbacks';
import { testAccountCallback } from '@/lib/use-cases/callbacks/test-account-callback';
import { testCallback } from '@/lib/use-cases/callbacks/test-callback';
import { ofApiUser } from '../bound-arguments';
import { panelAction } from '../panel-action';
import { GONE, TRIES } from '../refusals';

const TEST = { ...TRIES, callback_missing: { field: 'callbackUrl', fault: 'callback_test_without_url' } } as const;

export async function redeliverAction(serviceName: unknown, input: unknown): Promise<ActionResult<Redelivered>> {
  return panelAction(redeliverCallbacks, serviceName, redeliverSchema, input, {
    delivery_not_found: { field: null, fault: 'delivery_not_found' },
    api_user_not_found: { field: null, fault: 'no_such_login' },
    callback_missing: { field: null, fault: 'callback_missing' },
  });
}

export async function testCallbackAction(
  serviceName: unknown,
  login: unknown,
  input: unknown,
): Promise<ActionResult<CallbackTest>> {
  return panelAction(testCallback, serviceName, ofApiUser(login, testCallbackSchema), input, {
    ...GONE,
    ...TEST,
  });
}

export async function testAccountCallbackAction(
  serviceName: unknown,
  input: unknown,
): Promise<ActionResult<CallbackTest>> {
  return panelAction(testAccountCallback, serviceName, testCallbackSchema, input, TEST);
}
