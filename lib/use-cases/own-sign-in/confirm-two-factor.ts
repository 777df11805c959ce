import { hashRecoveryCode, newRecoveryCodes } from '@/lib/crypto/random-secrets';
import { totpStep } from '@/lib/crypto/totp';
import { inTransaction } from '@/lib/db/client';
import { enableTotp, findPanelUser } from '@/lib/db/panel-users';
import { err, ok, type Result } from '@/lib/domain/result';
import type { Actor } from '../_shared/define-use-case';
import type { OwnDependencies } from '../_shared/prove-own-password';
import { recordOwnChange } from '../_shared/record-own-change';

type Input = { readonly code: string };
type Refusal = 'wrong_code' | 'not_begun' | 'too_many_tries' | 'overloaded';

/** Switches the second factor on once the app's first code fits; answers the recovery codes, this once. */
export async function confirmTwoFactor(
  { db, now, guess }: OwnDependencies,
  actor: Actor,
  { code }: Input,
): Promise<Result<{ readonly recoveryCodes: readonly string[] }, Refusal>> {
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
  return inTransaction(db, async (tx) => {
    const codeHashes = recoveryCodes.map(hashRecoveryCode);
    if (!(await enableTotp(tx, actor.panelUserId, { secret, step, codeHashes }))) return err('not_begun');
    await recordOwnChange(tx, { actor, now }, { action: 'panel-user.change-two-factor', after: { twoFactor: true } });
    return ok({ recoveryCodes });
  });
}
