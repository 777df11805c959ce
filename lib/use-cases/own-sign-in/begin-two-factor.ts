import { newTotpSecret, totpUri } from '@/lib/crypto/totp';
import { inTransaction } from '@/lib/db/client';
import { savePendingTotpSecret } from '@/lib/db/panel-users';
import { err, ok, type Result } from '@/lib/domain/result';
import type { TwoFactorSetup } from '@/lib/schemas/panel-user';
import type { Actor } from '../_shared/define-use-case';
import type { OwnDependencies } from '../_shared/prove-own-password';

/** Makes a secret for an authenticator app. Nothing changes for signing in until a code has proven it. */
export async function beginTwoFactor(
  { db }: OwnDependencies,
  actor: Actor,
): Promise<Result<TwoFactorSetup, 'two_factor_on'>> {
  const secret = newTotpSecret();
  const kept = await inTransaction(db, (tx) => savePendingTotpSecret(tx, actor.panelUserId, secret));
  return kept ? ok({ secret, uri: totpUri(secret, actor.email) }) : err('two_factor_on');
}
