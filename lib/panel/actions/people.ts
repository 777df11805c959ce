'use server';

import { z } from 'zod';
import type { ActionResult } from '@/lib/schemas/action-result';
import { noInput } from '@/lib/schemas/panel-user';
import { endSessions } from '@/lib/use-cases/instance/end-sessions';
import { nameInstanceOwner } from '@/lib/use-cases/instance/name-instance-owner';
import { removeFromAccount } from '@/lib/use-cases/instance/remove-from-account';
import { resetSignIn } from '@/lib/use-cases/panel-users/reset-sign-in';
import { boundAccount, boundEmail, withBound } from '../bound-arguments';
import { instanceAction } from '../instance-action';

const GONE = { panel_user_not_found: { field: null, fault: 'panel_user_gone' } } as const;

export async function nameInstanceOwnerAction(email: unknown, is: unknown, input: unknown): Promise<ActionResult> {
  const bound = boundEmail.extend({ isInstanceOwner: z.boolean() });
  return instanceAction(nameInstanceOwner, withBound(bound, { email, isInstanceOwner: is }, noInput), input, {
    ...GONE,
    last_instance_owner: { field: null, fault: 'last_instance_owner' },
  });
}

export async function endSessionsAction(email: unknown, input: unknown): Promise<ActionResult<unknown>> {
  return instanceAction(endSessions, withBound(boundEmail, { email }, noInput), input, GONE);
}

/** Answers the new password, which is shown once. */
export async function resetSignInAction(
  email: unknown,
  input: unknown,
): Promise<ActionResult<{ readonly password: string }>> {
  return instanceAction(resetSignIn, withBound(boundEmail, { email }, noInput), input, GONE);
}

export async function removeFromAccountAction(
  email: unknown,
  serviceName: unknown,
  input: unknown,
): Promise<ActionResult> {
  const bound = boundEmail.extend(boundAccount.shape);
  return instanceAction(removeFromAccount, withBound(bound, { email, serviceName }, noInput), input, {
    account_not_found: { field: null, fault: 'account_not_found' },
    member_not_found: { field: null, fault: 'member_not_found' },
    last_owner: { field: null, fault: 'last_owner' },
  });
}
