import { inTransaction } from '@/lib/db/connections/client';
import { savePendingTotpSecret } from '@/lib/db/panel-users/panel-users';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { err, ok, type Result } from '@/lib/domain/result';
import { newTotpSecret, totpUri } from '@/lib/platform/crypto/totp';
import type { TwoFactorSetup } from '@/lib/schemas/panel-user';
import { type OwnDependencies, type OwnPasswordRefusal, proveOwnPassword } from '../_shared/prove-own-password';

type Input = { readonly currentPassword: string };

/**
 * Makes a secret for an authenticator app. Nothing changes for signing in until a code has proven it. The password is
 * asked for, or whoever finds an open session could lock its owner out.
 */
export async function beginTwoFactor(
  dependencies: OwnDependencies,
  actor: PanelUser,
  { currentPassword }: Input,
): Promise<Result<TwoFactorSetup, OwnPasswordRefusal | 'two_factor_on'>> {
  const proven = await proveOwnPassword(dependencies, actor, currentPassword);
  if (!proven.ok) return proven;
  const secret = newTotpSecret();
  const kept = await inTransaction(dependencies.db, (tx) => savePendingTotpSecret(tx, actor.panelUserId, secret));
  return kept ? ok({ secret, uri: totpUri(secret, actor.email) }) : err('two_factor_on');
}
