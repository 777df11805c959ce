'use server';

import { panelAction } from '@/lib/panel/panel-action';
import type { ActionResult } from '@/lib/schemas/action-result';
import { redeliverSchema } from '@/lib/schemas/callback';
import { redeliverCallbacks } from '@/lib/use-cases/callbacks/redeliver-callbacks';

export async function redeliverAction(serviceName: unknown, input: unknown): Promise<ActionResult<{ count: number }>> {
  return panelAction(redeliverCallbacks, serviceName, redeliverSchema, input, {
    delivery_not_found: { field: null, message: 'This callback is being sent right now, or is no longer there.' },
    api_user_not_found: { field: null, message: 'No API user has a login that begins so.' },
    callback_missing: { field: null, message: 'There is no URL to call any more. Set one first.' },
  });
}
