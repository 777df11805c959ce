'use server';

import type { ActionResult } from '@/lib/schemas/action-result';
import { noInput } from '@/lib/schemas/panel-user';
import { boundSession } from '@/lib/schemas/smpp-session';
import { endSmppSession } from '@/lib/use-cases/instance/end-smpp-session';
import { withBound } from '../bound-arguments';
import { instanceAction } from '../instance-action';

export async function endSmppSessionAction(
  nodeId: unknown,
  number: unknown,
  input: unknown,
): Promise<ActionResult<unknown>> {
  return instanceAction(endSmppSession, withBound(boundSession, { nodeId, number }, noInput), input, {
    session_not_found: { field: null, fault: 'smpp_session_gone' },
  });
}
