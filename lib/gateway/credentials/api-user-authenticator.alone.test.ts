import { scrypt } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listKnownAddresses } from '@/lib/db/api-users/api-user-addresses';
import { createFairQueue } from '@/lib/platform/batching/fair-queue';
import { hashPassword } from '@/lib/platform/crypto/password-hash';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { type ApiUserLogin, createApiUserAuthenticator } from './api-user-authenticator';
import { createGuessGuard } from './guess-guard';
import { keepKnownAddress } from './keep-known-address';
import { createKnownAddresses } from './known-addresses';

// The real one, whose calls are seen.
vi.mock(import('node:crypto'), { spy: true });

const NOW = new Date('2026-11-25T10:00:00Z');
const ACCOUNT = 'sms-xx11111-1';
const PASSWORD = 'abcd1234';
/** Few, because each costs what it costs. */
const RULE = { capacity: 3, refillPerSecond: 1 / 6 };
const ATTACKER = '203.0.113.66';
const HOME = '198.51.100.7';
const wrongOf = (index: number) => `wrong_${String(index).padStart(2, '0')}`;

/** Hashing is slow on purpose: one for all. */
const passwordHash = hashPassword(PASSWORD);
const otherHash = hashPassword('efgh5678');

let database: TestDatabase;
let accountId: number;
let clock: Date;

beforeEach(async () => {
  clock = NOW;
  database = await createTestDatabase();
  const account = await database.db.smsAccount.create({ data: { serviceName: ACCOUNT, createdAt: NOW } });
  accountId = account.id;
  for (const login of ['script', 'other']) {
    await database.db.apiUser.create({
      data: { accountId, login, passwordHash: await passwordHash, createdAt: NOW },
    });
  }
});

/** Addresses that are still being written. */
let kept: Promise<void>[] = [];

afterEach(async () => {
  await Promise.all(kept);
  kept = [];
  await database.close();
});

/** What a new process has: nothing is proven yet, and the addresses of the last one are known. */
async function startProcess() {
  let checks = 0;
  const guard = createGuessGuard(createFairQueue({ atOnce: 2, mostWaiting: 50 }), RULE, () => clock);
  const known = createKnownAddresses(await listKnownAddresses(database.db), (apiUserId, address) => {
    kept.push(keepKnownAddress({ db: database.db, now: clock }, { apiUserId, address }));
  });
  const counting: typeof guard = (guess) =>
    guard({
      ...guess,
      check: () => {
        checks += 1;
        return guess.check();
      },
    });
  const authenticator = createApiUserAuthenticator({ db: database.db, guard: counting, known, now: () => clock });
  const given = { account: ACCOUNT, login: 'script', password: PASSWORD, clientIp: HOME };
  return {
    ...authenticator,
    /** The refusal, or null when the password was right. */
    ask: async (changes: Partial<ApiUserLogin> = {}) => {
      const outcome = await authenticator.authenticate({ ...given, ...changes });
      return outcome.ok ? null : outcome.error;
    },
    /** Slow checks so far. */
    checks: () => checks,
  };
}

const tally = (outcomes: readonly (string | null)[]) =>
  Object.fromEntries(
    [...new Set(outcomes)].map((outcome) => [outcome ?? 'right', outcomes.filter((other) => other === outcome).length]),
  );

test('guesses at one login from everywhere are slowed, and nobody at a known address is kept out by them', async () => {
  const first = await startProcess();
  expect(await first.ask()).toBeNull();
  await Promise.all(kept);
  const { ask } = await startProcess();
  const guesses = await Promise.all(
    Array.from({ length: 8 }, (_, index) => ask({ clientIp: `203.0.113.${index}`, password: wrongOf(index) })),
  );
  expect(tally(guesses)['wrong']).toBeLessThanOrEqual(RULE.capacity + 1);
  expect(await ask({ clientIp: '203.0.113.99' })).toBe('too_many_tries');
  expect(await ask()).toBeNull();
  expect(await ask({ clientIp: '203.0.113.99', login: 'other' })).toBeNull();
  // Proven is proven, from wherever it comes.
  expect(await ask({ clientIp: '203.0.113.99' })).toBeNull();
});

test('a script that was proven at one address is known at its second one too, also by the next process', async () => {
  const second = '198.51.100.8';
  const first = await startProcess();
  expect([await first.ask(), await first.ask({ clientIp: second }), first.checks()]).toEqual([null, null, 1]);
  await Promise.all(kept);
  const { ask } = await startProcess();
  await Promise.all(
    Array.from({ length: 8 }, (_, index) => ask({ clientIp: `203.0.113.${index}`, password: wrongOf(index) })),
  );
  expect(await ask({ clientIp: '203.0.113.99' })).toBe('too_many_tries');
  expect(await ask({ clientIp: second })).toBeNull();
});

test('addresses of one IPv6 /64 share a limit', async () => {
  const { ask } = await startProcess();
  await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      ask({ clientIp: `2001:db8::${index}`, login: `nobody-${index}`, password: wrongOf(index) }),
    ),
  );
  expect(await ask({ clientIp: '2001:db8::ffff' })).toBe('too_many_tries');
  expect(await ask({ clientIp: '2001:db8:0:1::1' })).toBeNull();
});

test('what a click makes forgotten is the row: the password stays proven, in whatever account', async () => {
  const { ask, checks, forget, forgetAccount } = await startProcess();
  expect(await ask()).toBeNull();
  expect(await ask({ login: 'other' })).toBeNull();
  expect(checks()).toBe(2);
  forgetAccount(accountId);
  forget(1);
  expect(await Promise.all([ask(), ask(), ask({ login: 'other' })])).toEqual([null, null, null]);
  expect(checks()).toBe(2);
});

test('a changed password is asked for anew, the one before it only while it overlaps', async () => {
  const { ask, checks, forgetAccount } = await startProcess();
  expect(await ask()).toBeNull();
  const until = new Date(NOW.getTime() + 1000);
  await database.db.apiUser.updateMany({
    where: { login: 'script' },
    data: {
      passwordHash: await otherHash,
      previousPasswordHash: await passwordHash,
      previousPasswordUntil: until,
      passwordEpoch: 1,
    },
  });
  forgetAccount(accountId);
  expect(await ask()).toBeNull();
  expect(checks()).toBe(1);
  expect(await ask({ password: 'efgh5678' })).toBeNull();
  clock = until;
  expect(await ask()).toBe('wrong');
  expect(await ask({ password: 'efgh5678' })).toBeNull();
});

test('an overlap, a wrong password, an unknown login and an unknown account cost the same', async () => {
  await database.db.apiUser.updateMany({
    where: { login: 'other' },
    data: { previousPasswordHash: await otherHash, previousPasswordUntil: new Date(NOW.getTime() + 60_000) },
  });
  const { ask } = await startProcess();
  /** The settings of each slow hash that a refusal takes; a time would be another one on a busy machine. */
  const costOf = async (changes: Partial<ApiUserLogin>) => {
    vi.mocked(scrypt).mockClear();
    expect(await ask({ ...changes, password: 'wrong_00' })).toBe('wrong');
    return vi.mocked(scrypt).mock.calls.map(([, , keyBytes, settings]) => ({ keyBytes, settings }));
  };
  const [first, ...others] = [
    await costOf({ login: 'other', clientIp: '192.0.2.1' }),
    await costOf({ clientIp: '192.0.2.2' }),
    await costOf({ login: 'nobody', clientIp: '192.0.2.3' }),
    await costOf({ account: 'sms-zz99999-9', clientIp: '192.0.2.4' }),
  ];
  expect(first).toHaveLength(2);
  expect(others).toEqual([first, first, first]);
});

test('a burst of one password costs one check; callers who hung up cost none', async () => {
  const { ask, checks } = await startProcess();
  expect(tally(await Promise.all(Array.from({ length: 100 }, () => ask())))).toEqual({ right: 100 });
  expect(checks()).toBe(1);
  const gone = new AbortController();
  const flood = Array.from({ length: 15 }, (_, index) =>
    ask({ clientIp: ATTACKER, password: wrongOf(index), signal: gone.signal }),
  );
  // Two have begun when everybody else hangs up.
  await new Promise((resolve) => setImmediate(resolve));
  gone.abort();
  await Promise.all(flood);
  expect(checks()).toBeLessThanOrEqual(3);
});

test('a row that could not be read is read again, its password still proven; who has hung up by then is let in no more', async () => {
  const { ask, checks, forgetAccount } = await startProcess();
  expect(await ask()).toBeNull();
  const found = vi.spyOn(database.db.apiUser, 'findFirst').mockRejectedValueOnce(new Error('It cannot be read.'));
  forgetAccount(null);
  await expect(ask()).rejects.toThrow('It cannot be read.');
  found.mockRestore();
  expect(await ask()).toBeNull();
  expect(checks()).toBe(1);
  forgetAccount(null);
  const gone = new AbortController();
  const asking = ask({ signal: gone.signal });
  gone.abort();
  expect(await asking).toBe('overloaded');
});

test('a field of a megabyte is refused like any other and not kept', async () => {
  const { ask } = await startProcess();
  const long = 'x'.repeat(1024 * 1024);
  expect(await ask({ login: long, account: long, password: long })).toBe('wrong');
});

test('only the last eight addresses of an API user are kept, and none of one that is gone', async () => {
  const { id } = await database.db.apiUser.findFirstOrThrow({ where: { login: 'script' } });
  for (let index = 0; index < 10; index += 1) {
    const now = new Date(NOW.getTime() + index);
    await keepKnownAddress({ db: database.db, now }, { apiUserId: id, address: `192.0.2.${index}` });
  }
  await keepKnownAddress({ db: database.db, now: NOW }, { apiUserId: 4711, address: '192.0.2.1' });
  const kept = await listKnownAddresses(database.db);
  expect(kept.map(({ address }) => address)).toEqual([9, 8, 7, 6, 5, 4, 3, 2].map((n) => `192.0.2.${n}`));
});
