import { inTransaction } from '@/lib/db/connections/client';
import { lockPanelUser } from '@/lib/db/panel-users/panel-users';
import type { Actor } from '@/lib/domain/authorisation/actor';
import { err, ok, type Result } from '@/lib/domain/result';
import { type OwnDependencies, type OwnPasswordRefusal, proveOwnPassword } from './prove-own-password';
import { announceOwnChange } from './record-own-change';
import { type SecondFactorRefusal, takeSecondFactor } from './take-second-factor';

/** How somebody proves who they are once more; `code` is empty while it is not asked for. */
type Proof = { readonly currentPassword: string; readonly code: string };
export type Proving = { readonly proof?: Proof | undefined };

export type ProofRefusal = OwnPasswordRefusal | SecondFactorRefusal;

/**
 * Whether the person at the keyboard is who signed in, by password and, where it is on, by the second factor: an open
 * session alone must not get anybody into somebody else's. Whoever is at the machine could do anything there.
 */
export async function proveOneself(
  dependencies: OwnDependencies,
  actor: Actor,
  proof: Proof | undefined,
): Promise<Result<null, ProofRefusal>> {
  if (actor.kind === 'system') return ok(null);
  if (actor.kind !== 'panel-user' || !proof) return err('wrong_password');
  const proven = await proveOwnPassword(dependencies, actor, proof.currentPassword);
  if (!proven.ok) return proven;
  const { db, events, now } = dependencies;
  const { outcome, told } = await inTransaction(db, async (tx) => {
    const user = await lockPanelUser(tx, actor.panelUserId);
    return takeSecondFactor(tx, actor, user, { code: proof.code, now });
  });
  announceOwnChange(events, told);
  return outcome;
}
