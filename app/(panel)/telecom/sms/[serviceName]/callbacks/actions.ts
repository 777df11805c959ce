'use server';

import { panelAction } from '@/lib/panel/panel-action';
import type { ActionResult } from '@/lib/schemas/action-result';
import { redeliverSchema } from '@/lib/schemas/callback';
import { redeliverCallbacks } from '@/lib/use-cases/callbacks/redeliver-callbacks';

export async function redeliverAction(serviceName: unknown, input: unknown): Promise<ActionResult<{ count: number }>> {
  return panelAction(redeliverCallbacks, serviceName, redeliverSchema, input, {
    delivery_not_found: { field: null, fault: 'delivery_not_found' },
    api_user_not_found: { field: null, fault: 'no_login_begins_so' },
    callback_missing: { field: null, fault: 'callback_missing' },
  });
}
