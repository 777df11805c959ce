import { inTransaction } from '@/lib/db/connections/client';
import { savePanelPassword } from '@/lib/db/panel-users/panel-users';
import { ok, type Result } from '@/lib/domain/result';
import { hashPassword } from '@/lib/platform/crypto/password-hash';
import type { SignedInActor } from '../_shared/define-use-case';
import { keepOnlyThisSession } from '../_shared/keep-only-this-session';
import { type OwnDependencies, type OwnPasswordRefusal, proveOwnPassword } from '../_shared/prove-own-password';
import { announceOwnChange, recordOwnChange } from '../_shared/record-own-change';

type Input = { readonly currentPassword: string; readonly password: string };

/** Replaces one's own password and ends every other session; answers this one's new token. */
export async function changeOwnPassword(
  dependencies: OwnDependencies,
  actor: SignedInActor,
  { currentPassword, password }: Input,
): Promise<Result<{ readonly sessionToken: string }, OwnPasswordRefusal>> {
  const proven = await proveOwnPassword(dependencies, actor, currentPassword);
  if (!proven.ok) return proven;
  const { db, events, now } = dependencies;
  const passwordHash = await hashPassword(password);
  const { sessionToken, told } = await inTransaction(db, async (tx) => {
    await savePanelPassword(tx, actor.panelUserId, passwordHash);
    const kept = await keepOnlyThisSession(tx, actor, now);
    return { ...kept, told: await recordOwnChange(tx, { actor, now }, { action: 'panel-user.change-password' }) };
  });
  announceOwnChange(events, told);
  return ok({ sessionToken });
}
