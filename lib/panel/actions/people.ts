'use server';

import { z } from 'zod';
import type { ActionResult } from '@/lib/schemas/action-result';
import { noInput, ownProofSchema } from '@/lib/schemas/panel-user';
import { endSessions } from '@/lib/use-cases/instance/end-sessions';
import { nameInstanceOwner } from '@/lib/use-cases/instance/name-instance-owner';
import { removeFromAccount } from '@/lib/use-cases/instance/remove-from-account';
import { resetSignIn } from '@/lib/use-cases/panel-users/reset-sign-in';
import { boundAccount, boundEmail, withBound } from '../bound-arguments';
import { instanceAction } from '../instance-action';

/** What was typed to prove who asks. */
const proved = ownProofSchema.transform((proof) => ({ proof }));

const UNPROVED = {
  wrong_password: { field: 'currentPassword', fault: 'wrong_password' },
  too_many_tries: { field: null, fault: 'too_many_tries' },
  overloaded: { field: null, fault: 'overloaded' },
  code_needed: { field: 'code', fault: 'own_code_needed' },
  wrong_code: { field: 'code', fault: 'sign_in_wrong_code' },
  codes_locked: { field: 'code', fault: 'codes_locked' },
} as const;

const GONE = { panel_user_not_found: { field: null, fault: 'panel_user_gone' } } as const;

type Told = { readonly isTold: boolean };

export async function nameInstanceOwnerAction(
  email: unknown,
  is: unknown,
  input: unknown,
): Promise<ActionResult<Told>> {
  const bound = boundEmail.extend({ isInstanceOwner: z.boolean() });
  return instanceAction(nameInstanceOwner, withBound(bound, { email, isInstanceOwner: is }, proved), input, {
    ...GONE,
    ...UNPROVED,
    last_instance_owner: { field: null, fault: 'last_instance_owner' },
  });
}

export async function endSessionsAction(email: unknown, input: unknown): Promise<ActionResult<unknown>> {
  return instanceAction(endSessions, withBound(boundEmail, { email }, noInput), input, GONE);
}

/** Answers the new password, which is shown once, and whether the person concerned is told. */
export async function resetSignInAction(
  email: unknown,
  input: unknown,
): Promise<ActionResult<Told & { readonly password: string }>> {
  return instanceAction(resetSignIn, withBound(boundEmail, { email }, proved), input, {
    ...GONE,
    ...UNPROVED,
    own_sign_in: { field: null, fault: 'own_sign_in' },
  });
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
