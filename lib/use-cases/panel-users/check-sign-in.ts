import { verifyAgainstNobody, verifyPassword } from '@/lib/crypto/password-hash';
import type { Database } from '@/lib/db/client';
import { findPanelUserByEmail } from '@/lib/db/panel-users';
import { err, ok, type Result } from '@/lib/domain/result';
import type { SignIn } from '@/lib/schemas/sign-in';

export type SignedIn = {
  readonly panelUserId: number;
  readonly email: string;
  readonly name: string;
  readonly sessionEpoch: number;
};

type Dependencies = {
  readonly db: Database;
  /** False when this key has tried too often of late. */
  readonly mayTry: (key: string) => boolean;
  readonly clientIp: string;
};

/**
 * Checks a panel user's password. Tries are limited by e-mail address and by client address, and an unknown address
 * costs the time of a real check, so that neither answer nor time tells who exists.
 */
export async function checkSignIn(
  { db, mayTry, clientIp }: Dependencies,
  { email, password }: SignIn,
): Promise<Result<SignedIn, 'wrong_credentials' | 'too_many_tries'>> {
  const allowed = [`e-mail ${email.toLowerCase()}`, `address ${clientIp}`].map(mayTry).every(Boolean);
  if (!allowed) return err('too_many_tries');
  const user = await findPanelUserByEmail(db, email);
  const proven = user ? await verifyPassword(password, user.passwordHash) : await verifyAgainstNobody(password);
  if (!user || !proven) return err('wrong_credentials');
  return ok({ panelUserId: user.id, email: user.email, name: user.name, sessionEpoch: user.sessionEpoch });
}
