import { inTransaction } from '@/lib/db/connections/client';
import { enableTotp, findPanelUser } from '@/lib/db/panel-users/panel-users';
import { err, ok, type Result } from '@/lib/domain/result';
import { hashRecoveryCode, newRecoveryCodes } from '@/lib/platform/crypto/random-secrets';
import { totpStep } from '@/lib/platform/crypto/totp';
import type { SignedInActor } from '../_shared/define-use-case';
import { keepOnlyThisSession } from '../_shared/keep-only-this-session';
import type { OwnDependencies } from '../_shared/prove-own-password';
import { announceOwnChange, recordOwnChange } from '../_shared/record-own-change';

type Input = { readonly code: string };
type Refusal = 'wrong_code' | 'not_begun' | 'too_many_tries' | 'overloaded';

/**
 * Switches the second factor on once the app's first code fits, and ends every other session: it was begun without.
 * Answers the recovery codes, this once, and this session's new token.
 */
export async function confirmTwoFactor(
  { db, events, now, guess }: OwnDependencies,
  actor: SignedInActor,
  { code }: Input,
): Promise<Result<{ readonly recoveryCodes: readonly string[]; readonly sessionToken: string }, Refusal>> {
  const secret = (await findPanelUser(db, actor.panelUserId))?.totpPendingSecret;
  if (!secret) return err('not_begun');
  const guessed = await guess({
    clientIp: actor.clientIp,
    limits: [`own code ${actor.panelUserId}`],
    ahead: true,
    check: () => Promise.resolve(totpStep(secret, code, now)),
  });
  if (!guessed.ok) return err(guessed.error === 'wrong' ? 'wrong_code' : guessed.error);
  const step = guessed.value;
  const recoveryCodes = newRecoveryCodes();
  const enabled = await inTransaction(db, async (tx) => {
    const codeHashes = recoveryCodes.map(hashRecoveryCode);
    if (!(await enableTotp(tx, actor.panelUserId, { secret, step, codeHashes }))) return null;
    const { sessionToken } = await keepOnlyThisSession(tx, actor, now);
    const change = { action: 'panel-user.change-two-factor', after: { twoFactor: true } } as const;
    return { sessionToken, told: await recordOwnChange(tx, { actor, now }, change) };
  });
  if (!enabled) return err('not_begun');
  announceOwnChange(events, enabled.told);
  return ok({ recoveryCodes, sessionToken: enabled.sessionToken });
}
