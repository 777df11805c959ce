'use server';

import type { ActionResult } from '@/lib/schemas/action-result';
import { noInput } from '@/lib/schemas/panel-user';
import { deleteIncoming } from '@/lib/use-cases/incoming/delete-incoming';
import { boundId, withBound } from '../bound-arguments';
import { panelAction } from '../panel-action';

export async function deleteIncomingAction(serviceName: unknown, id: unknown, input: unknown): Promise<ActionResult> {
  // Whosever message it answers.
  const schema = withBound(
    boundId,
    { id },
    noInput.transform(() => ({ login: null })),
  );
  return panelAction(deleteIncoming, serviceName, schema, input, {
    message_not_found: { field: null, fault: 'reply_gone' },
    reply_not_over: { field: null, fault: 'reply_not_over' },
  });
}
