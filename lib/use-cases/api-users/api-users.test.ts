import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '@/lib/db/connections/client';
import { post } from '@/lib/db/ledger/post';
import { findProvenHash } from '@/lib/platform/crypto/password-hash';
import { apiUserListQuery } from '@/lib/schemas/api-user';
import { seenNow } from '@/lib/testing/seen-now';
import { createTestPanel, plainApiUser, type TestPanel } from '@/lib/testing/test-panel';
import { addApiUser } from './add-api-user';
import { changeQuota } from './change-quota';
import { findApiUsers } from './find-api-users';

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.closeBalanced());

const add = (login: string) => addApiUser(panel.dependencies, panel.actors.owner, panel.account, plainApiUser(login));
const setQuota = (login: string, amount: number | null, seen: { readonly quotaRevision: number }) =>
  changeQuota(panel.dependencies, panel.actors.owner, panel.account, {
    login,
    active: amount !== null,
    quota: amount ?? 0,
    seen,
  });
const quota = async (login: string, amount: number | null) =>
  setQuota(login, amount, await seenNow(panel.db, panel.account, login));
const list = (query: Record<string, unknown> = {}) =>
  findApiUsers(panel.dependencies, panel.actors.owner, panel.account, apiUserListQuery.parse(query));
const accountCredit = async () =>
  Number((await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.account } })).creditsLeft);
const quotaLeft = async (login: string) =>
  Number((await panel.db.apiUser.findFirstOrThrow({ where: { login } })).quotaLeft);

test('a password is stored as a hash', async () => {
  await add('script');
  const { passwordHash } = await panel.db.apiUser.findFirstOrThrow();
  expect(passwordHash).not.toContain('abcd1234');
  expect(await findProvenHash('abcd1234', [passwordHash])).toBe(passwordHash);
});

test('a login is taken once an account, even by two requests at once', async () => {
  const outcomes = await Promise.all([add('script'), add('script')]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes).toContainEqual({ ok: false, error: 'login_taken' });
  expect(await panel.db.apiUser.count()).toBe(1);
});

test('quota, limit, restrictions and callback come with a new API user, or nothing does', async () => {
  const wish = {
    ...plainApiUser('script'),
    quota: { active: true, quota: 15_000 } as const,
    limit: { support: 'mail', threshold: 16_000, email: 'ops@example.com', number: '' } as const,
    ipRestrictions: ['192.0.2.0/24'],
    callbackUrl: 'https://customer.example/',
  };
  const addWish = (changes: object) =>
    addApiUser(panel.dependencies, panel.actors.owner, panel.account, { ...wish, ...changes });
  expect(await addWish({ quota: { active: true, quota: 20_001 } })).toEqual({ ok: false, error: 'quota_above_credit' });
  expect([await panel.db.apiUser.count(), await panel.db.auditEntry.count()]).toEqual([0, 0]);
  expect(await addWish({})).toMatchObject({ ok: true });
  expect(await list()).toMatchObject({
    value: {
      users: [
        {
          quotaActive: true,
          quotaLeft: 15_000,
          alertThreshold: 16_000,
          alertEmail: 'ops@example.com',
          ipRestrictions: ['192.0.2.0/24'],
          callbackUrl: 'https://customer.example/',
        },
      ],
    },
  });
  expect(await accountCredit()).toBe(5_000);
  const [entry] = await panel.db.auditEntry.findMany({ orderBy: { id: 'asc' } });
  expect(JSON.parse(entry?.after ?? '')).toMatchObject({ alertThreshold: 16_000, email: 'ops@example.com' });
  // It begins below its limit, so it has fallen through it.
  expect(await panel.db.alert.findMany()).toMatchObject([{ recipient: 'ops@example.com', login: 'script' }]);
  expect(await addWish({ quota: { active: true, quota: 5_000 } })).toEqual({ ok: false, error: 'login_taken' });
  expect(await accountCredit()).toBe(5_000);
});

test('account 200, quota 150: the account shows 50; switched off it shows 200 again', async () => {
  await add('script');
  expect(await quota('script', 15_000)).toMatchObject({ ok: true });
  expect([await accountCredit(), await quotaLeft('script')]).toEqual([5_000, 15_000]);
  expect(panel.events.map((event) => event.type)).toEqual(['credits', 'api-users', 'alerts', 'credits', 'api-users']);
  expect(await quota('script', null)).toMatchObject({ ok: true });
  expect([await accountCredit(), await quotaLeft('script')]).toEqual([20_000, 0]);
});

test('the most that can be given is the account’s credit plus what the user holds', async () => {
  await add('script');
  await quota('script', 15_000);
  expect(await quota('script', 20_001)).toEqual({ ok: false, error: 'quota_above_credit' });
  expect(await quota('script', 20_000)).toMatchObject({ ok: true });
  expect([await accountCredit(), await quotaLeft('script')]).toEqual([0, 20_000]);
});

test('two people who edit at once neither create nor lose credit', async () => {
  await add('one');
  await add('two');
  const wishes = Array.from({ length: 40 }, (_, index) =>
    quota(index % 2 === 0 ? 'one' : 'two', (index * 997) % 15_000),
  );
  const outcomes = await Promise.all(wishes);
  expect(outcomes.some((outcome) => outcome.ok)).toBe(true);
  expect((await accountCredit()) + (await quotaLeft('one')) + (await quotaLeft('two'))).toBe(20_000);
});

test('of two people who began from the same quota the later one is refused; spending meanwhile refuses nobody', async () => {
  await add('script');
  await quota('script', 1_000);
  const seen = await seenNow(panel.db, panel.account, 'script');
  const outcomes = await Promise.all([setQuota('script', 2_000, seen), setQuota('script', 3_000, seen)]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes).toContainEqual({ ok: false, error: 'changed_meanwhile' });
  expect((await accountCredit()) + (await quotaLeft('script'))).toBe(20_000);
  expect(await panel.db.auditEntry.count({ where: { action: 'api-user.change-quota' } })).toBe(2);
  const before = await seenNow(panel.db, panel.account, 'script');
  const { id, accountId } = await panel.db.apiUser.findFirstOrThrow();
  const spent = { accountId, quotaOfId: id, login: 'script', kind: 'debit', amount: -100, messageId: null } as const;
  await inTransaction(panel.db, (tx) => post(tx, [{ ...spent, actor: 'test' }], panel.dependencies.now));
  expect(await setQuota('script', 500, before)).toMatchObject({ ok: true });
});

test('whatever is wished, in whatever order, the sum stays and no balance is negative', async () => {
  await add('one');
  await add('two');
  const wish = fc.tuple(fc.constantFrom('one', 'two'), fc.option(fc.integer({ min: 0, max: 30_000 })));
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { maxLength: 8 }), async (wishes) => {
      for (const [login, amount] of wishes) await quota(login, amount);
      const balances = [await accountCredit(), await quotaLeft('one'), await quotaLeft('two')];
      expect(balances.reduce((sum, balance) => sum + balance)).toBe(20_000);
      expect(Math.min(...balances)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 50 },
  );
});

test('the list is searched, sorted and cut into pages', async () => {
  const { id } = await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.account } });
  await panel.db.apiUser.createMany({
    data: Array.from({ length: 60 }, (_, index) => ({
      accountId: id,
      login: `user-${String(index).padStart(2, '0')}`,
      passwordHash: '',
      createdAt: panel.dependencies.now,
    })),
  });
  await quota('user-59', 500);
  const logins = async (query: Record<string, unknown>) => {
    const outcome = await list(query);
    return outcome.ok ? { ...outcome.value, users: outcome.value.users.map((user) => user.login) } : null;
  };
  expect(await logins({})).toMatchObject({ total: 60, page: 1, users: { length: 25, 0: 'user-00' } });
  expect(await logins({ page: 3 })).toMatchObject({ page: 3, users: { length: 10, 0: 'user-50' } });
  expect(await logins({ page: 99 })).toMatchObject({ page: 3 });
  expect(await logins({ search: 'USER-1' })).toMatchObject({ total: 10 });
  expect(await logins({ sort: 'quota', direction: 'desc' })).toMatchObject({ users: { 0: 'user-59' } });
  expect(await logins({ search: '%' })).toMatchObject({ total: 0 });
  const set = (name: string, data: object) => panel.db.apiUser.updateMany({ where: { login: name }, data });
  await set('user-07', { login: 'École-7' });
  expect(await logins({ search: 'éCoLE' })).toMatchObject({ total: 1, users: ['École-7'] });
  // Ways of notification that are switched off stand with those that were never set.
  await set('user-08', { alertSupport: 'sms' });
  await set('user-09', { alertSupport: 'both', alertThreshold: 100n });
  expect(await logins({ sort: 'notification', direction: 'desc' })).toMatchObject({
    users: { 0: 'user-09', 1: 'user-00' },
  });
});
