import { findProvenHash } from '@/lib/crypto/password-hash';
import { hashRecoveryCode } from '@/lib/crypto/random-secrets';
import { totpStep } from '@/lib/crypto/totp';
import { type Database, inTransaction } from '@/lib/db/client';
import { findPanelUserByEmail, takeRecoveryCode, takeTotpStep } from '@/lib/db/panel-users';
import { subscriberOf } from '@/lib/domain/network/ip-address';
import type { GuessGuard } from '@/lib/domain/rate-limit/guess';
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
  readonly guess: GuessGuard;
  readonly clientIp: string;
  readonly now: Date;
};

type Refusal = 'wrong_credentials' | 'too_many_tries' | 'overloaded' | 'code_needed' | 'wrong_code';

/**
 * Checks a panel user's password and, where it is on, the second factor. Wrong passwords are limited by client address
 * and then by e-mail address, and an unknown one costs the time of a real check, so that neither answer nor time tells
 * who exists. A code is asked for only after the right password.
 */
export async function checkSignIn(
  { db, guess, clientIp, now }: Dependencies,
  { email, password, code }: SignIn,
): Promise<Result<SignedIn, Refusal>> {
  const guessed = await guess({
    clientIp,
    limits: [`address ${subscriberOf(clientIp)}`, `e-mail ${email.toLowerCase()}`],
    ahead: false,
    check: async () => {
      const found = await findPanelUserByEmail(db, email);
      const proven = await findProvenHash(password, [found?.passwordHash ?? null]);
      return proven === null ? null : found;
    },
  });
  if (!guessed.ok) return err(guessed.error === 'wrong' ? 'wrong_credentials' : guessed.error);
  const user = guessed.value;
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
