import { hashPassword } from '@/lib/crypto/password-hash';
import { inTransaction } from '@/lib/db/client';
import { savePanelPassword } from '@/lib/db/panel-users';
import { ok, type Result } from '@/lib/domain/result';
import type { Actor } from '../_shared/define-use-case';
import { type OwnDependencies, type OwnPasswordRefusal, proveOwnPassword } from '../_shared/prove-own-password';
import { recordOwnChange } from '../_shared/record-own-change';

type Input = { readonly currentPassword: string; readonly password: string };

/** Replaces one's own password and ends every session; answers the epoch for a new one of whoever changed it. */
export async function changeOwnPassword(
  dependencies: OwnDependencies,
  actor: Actor,
  { currentPassword, password }: Input,
): Promise<Result<{ readonly sessionEpoch: number }, OwnPasswordRefusal>> {
  const proven = await proveOwnPassword(dependencies, actor, currentPassword);
  if (!proven.ok) return proven;
  const { db, now } = dependencies;
  const passwordHash = await hashPassword(password);
  const sessionEpoch = await inTransaction(db, async (tx) => {
    const epoch = await savePanelPassword(tx, actor.panelUserId, passwordHash);
    await recordOwnChange(tx, { actor, now }, { action: 'panel-user.change-password' });
    return epoch;
  });
  return ok({ sessionEpoch });
}
