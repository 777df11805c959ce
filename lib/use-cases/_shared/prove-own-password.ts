import { verifyPassword } from '@/lib/crypto/password-hash';
import type { Database } from '@/lib/db/client';
import { findPanelUser } from '@/lib/db/panel-users';
import { err, ok, type Result } from '@/lib/domain/result';
import type { Actor } from './define-use-case';

export type OwnDependencies = {
  readonly db: Database;
  readonly now: Date;
  /** False when this key has tried too often of late. */
  readonly mayTry: (key: string) => boolean;
};

/** Whether the person at the keyboard knows the password: an open session alone must not change how one signs in. */
export async function proveOwnPassword(
  { db, mayTry }: OwnDependencies,
  actor: Actor,
  password: string,
): Promise<Result<null, 'wrong_password' | 'too_many_tries'>> {
  if (!mayTry(`own password ${actor.panelUserId}`)) return err('too_many_tries');
  const user = await findPanelUser(db, actor.panelUserId);
  const proven = user !== null && (await verifyPassword(password, user.passwordHash));
  return proven ? ok(null) : err('wrong_password');
}
