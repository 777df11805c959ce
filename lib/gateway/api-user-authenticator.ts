/**
 * Knows which passwords have already been proven. Hashing a password is slow on purpose; a script sends the same one
 * thousands of times. So a proven password is remembered as a keyed hash, under a key that this process made and never
 * shows, and compared in constant time. Anything else takes the slow way, and so does an unknown login, so that
 * neither can be told from the other by time.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createFewAtOnce } from '@/lib/batching/few-at-once';
import { verifyAgainstNobody, verifyPassword } from '@/lib/crypto/password-hash';
import { type ApiUserCredentials, findApiUserCredentials } from '@/lib/db/api-user-credentials';
import type { Database } from '@/lib/db/client';

export type ApiUserAuthenticator = {
  /** The API user with these credentials, or null: one answer for an unknown account, login or password. */
  authenticate(account: string, login: string, password: string): Promise<ApiUserCredentials | null>;
  /** To be called when a remembered API user turned out to have changed. */
  forget(apiUserId: number): void;
  /** To be called after every change to an account's settings, senders or API users. */
  forgetAccount(accountId: number): void;
};

type Proven = { readonly digest: Buffer; readonly credentials: ApiUserCredentials; readonly until: Date | null };

/** Beyond this many remembered API users all are forgotten: they cost one slow check each to come back. */
const MOST_REMEMBERED = 50_000;

/** Slow hashes at once. They share four threads with DNS and files, which a flood of wrong passwords must not hold up. */
const MOST_SLOW_CHECKS = 2;

export function createApiUserAuthenticator(db: Database, now: () => Date = () => new Date()): ApiUserAuthenticator {
  const key = randomBytes(32);
  /** While a password change overlaps, an API user has two that are valid. */
  const remembered = new Map<string, readonly Proven[]>();
  // Raised by every forget, so that a check that read the old row does not remember it afterwards.
  let generation = 0;
  /** Checks under way, by login and password: a script that starts with a hundred requests costs one slow hash. */
  const underWay = new Map<string, Promise<ApiUserCredentials | null>>();

  const fewAtOnce = createFewAtOnce(MOST_SLOW_CHECKS);

  const digestOf = (password: string) => createHmac('sha256', key).update(password).digest();
  const isValid = ({ until }: Pick<Proven, 'until'>) => until === null || until > now();
  const forgetWhere = (matches: (credentials: ApiUserCredentials) => boolean) => {
    generation += 1;
    for (const [name, proven] of remembered) {
      if (proven.some(({ credentials }) => matches(credentials))) remembered.delete(name);
    }
  };
  const remember = (name: string, proven: Proven) => {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(name, [...(remembered.get(name) ?? []).filter(isValid), proven]);
  };

  const checkSlowly = async (account: string, login: string, password: string, digest: Buffer) => {
    const readAt = generation;
    const credentials = await findApiUserCredentials(db, account, login);
    if (!credentials) {
      await verifyAgainstNobody(password);
      return null;
    }
    const until = await provenUntil(credentials, password, now());
    if (until === 'never') return null;
    if (readAt === generation) remember(nameOf(account, login), { digest, credentials, until });
    return credentials;
  };

  return {
    async authenticate(account, login, password) {
      const name = nameOf(account, login);
      const digest = digestOf(password);
      const match = remembered.get(name)?.find((proven) => timingSafeEqual(proven.digest, digest) && isValid(proven));
      if (match) return match.credentials;
      // A check that began before a change must not answer a request that came after it.
      const key = `${generation} ${digest.toString('base64')} ${name}`;
      const same = underWay.get(key);
      if (same) return same;
      const check = fewAtOnce(() => checkSlowly(account, login, password, digest)).finally(() => underWay.delete(key));
      underWay.set(key, check);
      return check;
    },
    forget: (apiUserId) => forgetWhere((credentials) => credentials.apiUserId === apiUserId),
    forgetAccount: (accountId) => forgetWhere((credentials) => credentials.account.id === accountId),
  };
}

const nameOf = (account: string, login: string) => JSON.stringify([account, login]);

/** How long `password` is good for: the current one without end (null), the one before it while it overlaps. */
async function provenUntil(
  { passwordHash, previousPassword }: ApiUserCredentials,
  password: string,
  now: Date,
): Promise<Date | null | 'never'> {
  if (await verifyPassword(password, passwordHash)) return null;
  if (!previousPassword || previousPassword.until <= now) return 'never';
  return (await verifyPassword(password, previousPassword.hash)) ? previousPassword.until : 'never';
}
