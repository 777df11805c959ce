'use server';

import { ok } from '@/lib/domain/result';
import type { ActionResult } from '@/lib/schemas/action-result';
import {
  changeOwnPasswordSchema,
  confirmTwoFactorSchema,
  currentPasswordSchema,
  noInput,
  type TwoFactorSetup,
} from '@/lib/schemas/panel-user';
import { typedNumber } from '@/lib/schemas/send';
import { beginTwoFactor } from '@/lib/use-cases/own-sign-in/begin-two-factor';
import { changeOwnPassword } from '@/lib/use-cases/own-sign-in/change-own-password';
import { confirmTwoFactor } from '@/lib/use-cases/own-sign-in/confirm-two-factor';
import { endOtherSessions } from '@/lib/use-cases/own-sign-in/end-other-sessions';
import { saveOwnNumber } from '@/lib/use-cases/own-sign-in/save-own-number';
import { stopTwoFactor } from '@/lib/use-cases/own-sign-in/stop-two-factor';
import { ownDependencies } from '../own-dependencies';
import { renewSession } from '../renew-session';
import { runAction } from '../run-action';

const GUESS = {
  too_many_tries: { field: null, fault: 'too_many_tries' },
  overloaded: { field: null, fault: 'overloaded' },
} as const;
const PASSWORD = {
  wrong_password: { field: 'currentPassword', fault: 'wrong_password' },
  ...GUESS,
} as const;

export async function changeOwnPasswordAction(input: unknown): Promise<ActionResult> {
  return runAction(changeOwnPasswordSchema, input, PASSWORD, async (actor, typed) => {
    const changed = await changeOwnPassword(ownDependencies(), actor, typed);
    if (!changed.ok) return changed;
    await renewSession(actor, changed.value.sessionToken);
    return ok(null);
  });
}

export async function endOtherSessionsAction(): Promise<ActionResult<{ readonly ended: number }>> {
  return runAction(noInput, {}, {}, async (actor) => {
    const kept = await endOtherSessions(ownDependencies(), actor);
    if (!kept.ok) return kept;
    await renewSession(actor, kept.value.sessionToken);
    return ok({ ended: kept.value.ended });
  });
}

export async function beginTwoFactorAction(input: unknown): Promise<ActionResult<TwoFactorSetup>> {
  const refusals = { ...PASSWORD, two_factor_on: { field: null, fault: 'two_factor_on' } } as const;
  return runAction(currentPasswordSchema, input, refusals, (actor, typed) =>
    beginTwoFactor(ownDependencies(), actor, typed),
  );
}

export async function confirmTwoFactorAction(
  input: unknown,
): Promise<ActionResult<{ readonly recoveryCodes: readonly string[] }>> {
  const refusals = {
    wrong_code: { field: 'code', fault: 'wrong_code' },
    not_begun: { field: null, fault: 'not_begun' },
    ...GUESS,
  } as const;
  return runAction(confirmTwoFactorSchema, input, refusals, async (actor, typed) => {
    const confirmed = await confirmTwoFactor(ownDependencies(), actor, typed);
    if (!confirmed.ok) return confirmed;
    await renewSession(actor, confirmed.value.sessionToken);
    return ok({ recoveryCodes: confirmed.value.recoveryCodes });
  });
}

export async function stopTwoFactorAction(input: unknown): Promise<ActionResult> {
  return runAction(currentPasswordSchema, input, PASSWORD, (actor, typed) =>
    stopTwoFactor(ownDependencies(), actor, typed),
  );
}

export async function saveOwnNumberAction(input: unknown): Promise<ActionResult> {
  const refusals = {
    unchanged: { field: null, fault: 'nothing_to_confirm' },
    number_invalid: { field: 'number', fault: 'msisdn_invalid' },
  } as const;
  return runAction(typedNumber, input, refusals, (actor, typed) => saveOwnNumber(ownDependencies(), actor, typed));
}
