import type { Database } from '@/lib/db/connections/client';
import { findPanelUser } from '@/lib/db/panel-users/panel-users';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import type { EventPublisher } from '@/lib/domain/events';
import type { GuessGuard } from '@/lib/domain/rate-limit/guess';
import { err, ok, type Result } from '@/lib/domain/result';
import { findProvenHash } from '@/lib/platform/crypto/password-hash';

export type OwnDependencies = {
  readonly db: Database;
  readonly events: EventPublisher;
  readonly now: Date;
  readonly guess: GuessGuard;
};

export type OwnPasswordRefusal = 'wrong_password' | 'too_many_tries' | 'overloaded';

/** Whether the person at the keyboard knows the password: an open session alone must not change how one signs in. */
export async function proveOwnPassword(
  { db, guess }: OwnDependencies,
  actor: PanelUser,
  password: string,
): Promise<Result<null, OwnPasswordRefusal>> {
  const user = await findPanelUser(db, actor.panelUserId);
  const outcome = await guess({
    clientIp: actor.clientIp,
    limits: [`own password ${actor.panelUserId}`],
    ahead: true,
    check: () => findProvenHash(password, [user?.passwordHash ?? null]),
  });
  if (outcome.ok) return ok(null);
  return err(outcome.error === 'wrong' ? 'wrong_password' : outcome.error);
}
