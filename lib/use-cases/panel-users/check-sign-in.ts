import { verifyAgainstNobody, verifyPassword } from '@/lib/crypto/password-hash';
import { hashRecoveryCode } from '@/lib/crypto/random-secrets';
import { totpStep } from '@/lib/crypto/totp';
import { type Database, inTransaction } from '@/lib/db/client';
import { findPanelUserByEmail, takeRecoveryCode, takeTotpStep } from '@/lib/db/panel-users';
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
  readonly now: Date;
};

type Refusal = 'wrong_credentials' | 'too_many_tries' | 'code_needed' | 'wrong_code';

/**
 * Checks a panel user's password and, where it is on, the second factor. Tries are limited by e-mail address and by
 * client address, and an unknown address costs the time of a real check, so that neither answer nor time tells who
 * exists. A code is asked for only after the right password.
 */
export async function checkSignIn(
  { db, mayTry, clientIp, now }: Dependencies,
  { email, password, code }: SignIn,
): Promise<Result<SignedIn, Refusal>> {
  const allowed = [`e-mail ${email.toLowerCase()}`, `address ${clientIp}`].map(mayTry).every(Boolean);
  if (!allowed) return err('too_many_tries');
  const user = await findPanelUserByEmail(db, email);
  const proven = user ? await verifyPassword(password, user.passwordHash) : await verifyAgainstNobody(password);
  if (!user || !proven) return err('wrong_credentials');
  if (user.totpSecret !== null) {
    if (code.trim() === '') return err('code_needed');
    if (!(await takeCode(db, { id: user.id, totpSecret: user.totpSecret }, code, now))) return err('wrong_code');
  }
  return ok({ panelUserId: user.id, email: user.email, name: user.name, sessionEpoch: user.sessionEpoch });
}

/** Whether `code` is the app's, not taken before, or a recovery code, which this uses up. */
function takeCode(
  db: Database,
  { id, totpSecret }: { readonly id: number; readonly totpSecret: string },
  code: string,
  now: Date,
): Promise<boolean> {
  const digits = code.replaceAll(/\s/g, '');
  const step = /^\d{6}$/.test(digits) ? totpStep(totpSecret, digits, now) : null;
  return inTransaction(db, (tx) =>
    step === null ? takeRecoveryCode(tx, id, hashRecoveryCode(code)) : takeTotpStep(tx, id, step),
  );
}
