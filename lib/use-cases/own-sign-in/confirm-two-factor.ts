import { hashRecoveryCode, newRecoveryCodes } from '@/lib/crypto/random-secrets';
import { totpStep } from '@/lib/crypto/totp';
import { inTransaction } from '@/lib/db/client';
import { enableTotp, findPanelUser } from '@/lib/db/panel-users';
import { err, ok, type Result } from '@/lib/domain/result';
import type { Actor } from '../_shared/define-use-case';
import type { OwnDependencies } from '../_shared/prove-own-password';
import { recordOwnChange } from '../_shared/record-own-change';

type Input = { readonly code: string };

/** Switches the second factor on once the app's first code fits; answers the recovery codes, this once. */
export async function confirmTwoFactor(
  { db, now, mayTry }: OwnDependencies,
  actor: Actor,
  { code }: Input,
): Promise<Result<{ readonly recoveryCodes: readonly string[] }, 'wrong_code' | 'not_begun' | 'too_many_tries'>> {
  if (!mayTry(`own code ${actor.panelUserId}`)) return err('too_many_tries');
  const secret = (await findPanelUser(db, actor.panelUserId))?.totpPendingSecret;
  if (!secret) return err('not_begun');
  const step = totpStep(secret, code, now);
  if (step === null) return err('wrong_code');
  const recoveryCodes = newRecoveryCodes();
  return inTransaction(db, async (tx) => {
    const codeHashes = recoveryCodes.map(hashRecoveryCode);
    if (!(await enableTotp(tx, actor.panelUserId, { secret, step, codeHashes }))) return err('not_begun');
    await recordOwnChange(tx, { actor, now }, { action: 'panel-user.change-two-factor', after: { twoFactor: true } });
    return ok({ recoveryCodes });
  });
}
