import { inTransaction } from '@/lib/db/connections/client';
import { disableTotp } from '@/lib/db/panel-users/panel-users';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { ok, type Result } from '@/lib/domain/result';
import { type OwnDependencies, type OwnPasswordRefusal, proveOwnPassword } from '../_shared/prove-own-password';
import { recordOwnChange } from '../_shared/record-own-change';

type Input = { readonly currentPassword: string };

/** Switches one's second factor off; the password alone signs in from then on. */
export async function stopTwoFactor(
  dependencies: OwnDependencies,
  actor: PanelUser,
  { currentPassword }: Input,
): Promise<Result<null, OwnPasswordRefusal>> {
  const proven = await proveOwnPassword(dependencies, actor, currentPassword);
  if (!proven.ok) return proven;
  const { db, now } = dependencies;
  await inTransaction(db, async (tx) => {
    const changed = await disableTotp(tx, actor.panelUserId);
    if (!changed) return;
    const after = { twoFactor: false };
    await recordOwnChange(tx, { actor, now }, { action: 'panel-user.change-two-factor', after });
  });
  return ok(null);
}
