/**
 * Knows which passwords have already been proven. Hashing a password is slow on purpose; a script sends the same one
 * thousands of times. So a proven password is remembered as a keyed hash, under a key that this process made and never
 * shows, and compared in constant time. Anything else takes the slow way, and so does an unknown login, so that
 * neither can be told from the other by time.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { verifyAgainstNobody, verifyPassword } from '@/lib/crypto/password-hash';
import { type ApiUserCredentials, findApiUserCredentials } from '@/lib/db/api-user-credentials';
import type { Database } from '@/lib/db/client';

export type ApiUserAuthenticator = {
  /** The API user with these credentials, or null: one answer for an unknown account, login or password. */
  authenticate(account: string, login: string, password: string): Promise<ApiUserCredentials | null>;
  /** To be called after every change to an API user. */
  forget(apiUserId: number): void;
  /** To be called after every change to an account's settings or senders. */
  forgetAccount(accountId: number): void;
};

type Remembered = { readonly credentials: ApiUserCredentials; readonly digest: Buffer };

/** Beyond this many remembered API users all are forgotten: they cost one slow check each to come back. */
const MOST_REMEMBERED = 50_000;

export function createApiUserAuthenticator(db: Database): ApiUserAuthenticator {
  const key = randomBytes(32);
  const remembered = new Map<string, Remembered>();
  // Raised by every forget, so that a check that read the old row does not remember it afterwards.
  let generation = 0;

  const digestOf = (password: string) => createHmac('sha256', key).update(password).digest();
  const forgetWhere = (matches: (credentials: ApiUserCredentials) => boolean) => {
    generation += 1;
    for (const [name, { credentials }] of remembered) if (matches(credentials)) remembered.delete(name);
  };

  return {
    async authenticate(account, login, password) {
      const name = JSON.stringify([account, login]);
      const known = remembered.get(name);
      if (known && timingSafeEqual(known.digest, digestOf(password))) return known.credentials;
      const readAt = generation;
      const credentials = await findApiUserCredentials(db, account, login);
      const proven = credentials
        ? await verifyPassword(password, credentials.passwordHash)
        : await verifyAgainstNobody(password);
      if (!credentials || !proven) return null;
      if (readAt === generation) {
        if (remembered.size >= MOST_REMEMBERED) remembered.clear();
        remembered.set(name, { credentials, digest: digestOf(password) });
      }
      return credentials;
    },
    forget: (apiUserId) => forgetWhere((credentials) => credentials.apiUserId === apiUserId),
    forgetAccount: (accountId) => forgetWhere((credentials) => credentials.account.id === accountId),
  };
}
