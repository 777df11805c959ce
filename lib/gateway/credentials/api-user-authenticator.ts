/**
 * Knows which passwords have already been proven. Hashing a password is slow on purpose; a script sends the same one
 * thousands of times. So a proven password answers at once, for as long as its hash is the stored one; anything else
 * takes the slow way through the guard, and so does an unknown account or login: neither answer nor time tells which
 * of the three was wrong. docs/decisions/0013-guessing.md says who goes before whom.
 */

import { type ApiUserCredentials, findApiUserCredentials } from '@/lib/db/api-users/api-user-credentials';
import type { Database } from '@/lib/db/connections/client';
import { readPatiently } from '@/lib/db/connections/read-patiently';
import { isAbout } from '@/lib/domain/events';
import { subscriberOf } from '@/lib/domain/network/ip-address';
import type { GuessGuard, GuessRefusal } from '@/lib/domain/rate-limit/guess';
import { err, ok, type Result } from '@/lib/domain/result';
import { WAITED_FOR } from '@/lib/engine/accept/waited-for';
import { createSharedWork } from '@/lib/platform/batching/shared-work';
import { findProvenHash } from '@/lib/platform/crypto/password-hash';
import type { KnownAddresses } from './known-addresses';
import { createProvenPasswords } from './proven-passwords';
import { createRememberedRows } from './remembered-rows';

export type ApiUserLogin = {
  readonly account: string;
  readonly login: string;
  readonly password: string;
  readonly clientIp: string;
  /** Aborted when the caller has gone. */
  readonly signal?: AbortSignal | undefined;
};

type Outcome = Result<ApiUserCredentials, GuessRefusal>;

export type ApiUserAuthenticator = {
  /** The API user with these credentials. */
  authenticate(given: ApiUserLogin): Promise<Outcome>;
  /** To be called when an API user may have changed: its row is read again. */
  forget(apiUserId: number): void;
  /** The same for every API user of an account; null: of all of them. */
  forgetAccount(accountId: number | null): void;
};

type Dependencies = {
  readonly db: Database;
  readonly guard: GuessGuard;
  readonly known: KnownAddresses;
  readonly now?: () => Date;
};

/** No account, login or password is this long; anything longer is not looked at. */
const LONGEST_FIELD = 200;

export function createApiUserAuthenticator({ db, guard, known, now = () => new Date() }: Dependencies) {
  const proven = createProvenPasswords();
  const rows = createRememberedRows<ApiUserCredentials>();
  /** A script that starts with a hundred requests costs one slow check. */
  const share = createSharedWork<Outcome>();
  /** Counted, so that a check that began before a change answers nobody who comes after it. */
  let changes = 0;

  /** As long as whatever is accepted then may wait to be written. */
  const read = (account: string, login: string) =>
    readPatiently(() => findApiUserCredentials(db, account, login), WAITED_FOR.late.afterMs);

  /** The stored hash and, while a password change overlaps, the one before it. */
  const validHashes = (row: ApiUserCredentials | null): readonly [string | null, string | null] => {
    const previous = row?.previousPassword;
    return [row?.passwordHash ?? null, previous && previous.until > now() ? previous.hash : null];
  };
  const isProven = (row: ApiUserCredentials, digest: Buffer) =>
    validHashes(row).some((hash) => hash !== null && proven.isProven(hash, digest));

  const forget = (matches: (row: ApiUserCredentials) => boolean) => {
    changes += 1;
    rows.forget(matches);
  };

  const checkSlowly = async ({ account, login, password, clientIp }: ApiUserLogin, digest: Buffer, name: string) => {
    const row = await read(account, login);
    // Always two hashes until one fits, so that an overlap cannot be told from an unknown login.
    const hash = await findProvenHash(password, validHashes(row));
    if (!row || hash === null) return null;
    proven.remember(hash, digest);
    rows.follow(name);
    known.add(account, login, clientIp, row.apiUserId);
    return row;
  };

  return {
    async authenticate(given) {
      const login = bounded(given);
      const { clientIp } = login;
      const name = JSON.stringify([login.account, login.login]);
      const digest = proven.digestOf(login.password);
      const row = await rows.find(name, () => read(login.account, login.login));
      // Whoever has given up meanwhile may have sent it again.
      if (given.signal?.aborted) return err('overloaded');
      if (row && isProven(row, digest)) {
        // Proven at another address, it is known at this one too, and the next process must not take it for a stranger.
        known.add(login.account, login.login, clientIp, row.apiUserId);
        return ok(row);
      }
      const address = subscriberOf(clientIp);
      const ahead = known.has(login.account, login.login, clientIp);
      const limits = ahead ? [`login ${name} from ${address}`] : [`address ${address}`, `login ${name}`];
      const key = JSON.stringify([name, address, digest.toString('base64'), changes]);
      return share(key, given.signal, (signal) =>
        guard({ clientIp, limits, ahead, signal, check: () => checkSlowly(login, digest, name) }),
      );
    },
    forget: (apiUserId) => forget((row) => row.apiUserId === apiUserId),
    forgetAccount: (accountId) => forget((row) => isAbout({ accountId }, row.account.id)),
  } satisfies ApiUserAuthenticator;
}

const bounded = ({ account, login, password, clientIp }: ApiUserLogin): ApiUserLogin => ({
  account: account.slice(0, LONGEST_FIELD),
  login: login.slice(0, LONGEST_FIELD),
  password: password.slice(0, LONGEST_FIELD),
  clientIp,
});
