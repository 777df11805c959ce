import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertApiUser } from '@/lib/db/api-users/api-users';
import { inTransaction } from '@/lib/db/connections/client';
import { apiUserListQuery } from '@/lib/schemas/api-user';
import { setQuota } from '@/lib/testing/credit';
import { seenNow } from '@/lib/testing/seen-now';
import { createTestPanel, plainApiUser, type TestPanel } from '@/lib/testing/test-panel';
import { addApiUser } from './add-api-user';
import { changePassword } from './change-password';
import { changeQuota } from './change-quota';
import { findApiUsers } from './find-api-users';

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.closeBalanced());

const asOwner = () => [panel.dependencies, panel.actors.owner, panel.account] as const;
/** Without a password, which would take its time to be hashed. */
async function add(login: string, settings: object = {}) {
  const { id: accountId, createdAt } = await panel.db.smsAccount.findUniqueOrThrow({
    where: { serviceName: panel.account },
  });
  const user = { accountId, login, passwordHash: '', createdAt };
  const id = (await inTransaction(panel.db, (tx) => insertApiUser(tx, user))) ?? expect.unreachable('it is new');
  return panel.db.apiUser.update({ where: { id }, data: settings });
}
async function find(asked: Readonly<Record<string, string>>) {
  const found = await findApiUsers(...asOwner(), apiUserListQuery.parse(asked));
  return found.ok ? found.value : expect.unreachable('the owner may read');
}
const logins = async (asked: Readonly<Record<string, string>>) => (await find(asked)).users.map(({ login }) => login);
const LIMIT = { alertThreshold: 5_000 };

test('neither case nor accents tell where a login stands, from either end', async () => {
  for (const login of ['Zed', 'eve', 'Émile', 'anna', 'bob', 'Anna', 'Çelik', 'ángel']) await add(login);
  const ordered = ['ángel', 'Anna', 'anna', 'bob', 'Çelik', 'Émile', 'eve', 'Zed'];
  expect(await logins({})).toEqual(ordered);
  expect(await logins({ direction: 'desc' })).toEqual(ordered.toReversed());
  expect(await logins({ sort: 'quota' })).toEqual(ordered);
});

test('each filter finds what is so, also together, and what needs somebody is counted whatever is searched', async () => {
  await add('plain');
  const full = await add('full', LIMIT);
  const low = await add('low', { ...LIMIT, ipRestrictions: '["192.0.2.1"]' });
  const empty = await add('empty', LIMIT);
  const calls = { callbackUrl: 'https://customer.example/' };
  const failedSince = { ...calls, callbackFailingSince: new Date(1) };
  await add('failing', failedSince);
  await add('off', { ...failedSince, callbackSwitchedOffAt: new Date(2) });
  await add('disabled', { ...calls, disabledAt: new Date(3) });
  await setQuota(panel.db, full.id, 6_000, new Date());
  await setQuota(panel.db, low.id, 4_000, new Date());
  await setQuota(panel.db, empty.id, 0, new Date());
  const finds = async (asked: Readonly<Record<string, string>>, ...expected: readonly string[]) =>
    expect([asked, await logins(asked)]).toEqual([asked, expected]);
  await finds({ quota: 'on' }, 'empty', 'full', 'low');
  await finds({ quota: 'off' }, 'disabled', 'failing', 'off', 'plain');
  await finds({ quota: 'used_up' }, 'empty');
  await finds({ limit: 'on' }, 'empty', 'full', 'low');
  await finds({ limit: 'off' }, 'disabled', 'failing', 'off', 'plain');
  await finds({ limit: 'reached' }, 'empty', 'low');
  await finds({ restrictions: 'on' }, 'low');
  await finds({ restrictions: 'off', quota: 'on' }, 'empty', 'full');
  await finds({ callback: 'on' }, 'disabled', 'failing', 'off');
  await finds({ callback: 'off', search: 'L' }, 'full', 'low', 'plain');
  await finds({ callback: 'failing' }, 'failing');
  await finds({ callback: 'switched_off' }, 'off');
  await finds({ state: 'disabled' }, 'disabled');
  await finds({ state: 'enabled', callback: 'on' }, 'failing', 'off');
  const { total, trouble } = await find({ state: 'disabled' });
  expect({ total, trouble }).toEqual({ total: 1, trouble: { all: 7, blocked: 1, low: 2, failing: 1, switchedOff: 1 } });
});

test('a quota is told beside what it was when it was set, and a password with when it was changed', async () => {
  expect((await addApiUser(...asOwner(), plainApiUser('script'))).ok).toBe(true);
  const { createdAt } = await panel.db.apiUser.findFirstOrThrow();
  const quota = async (amount: number | null) =>
    changeQuota(...asOwner(), {
      login: 'script',
      active: amount !== null,
      quota: amount ?? 0,
      seen: await seenNow(panel.db, panel.account, 'script'),
    });
  const told = async () => (await find({})).users[0];
  expect(await told()).toMatchObject({ quotaGiven: 0, passwordChangedAt: createdAt });
  await quota(5_000);
  expect(await told()).toMatchObject({ quotaLeft: 5_000, quotaGiven: 5_000 });
  await quota(2_000);
  expect(await told()).toMatchObject({ quotaLeft: 2_000, quotaGiven: 2_000 });
  await quota(null);
  expect(await told()).toMatchObject({ quotaGiven: 0 });
  const now = new Date(createdAt.getTime() + 60_000);
  const later = { ...panel.dependencies, now };
  const wanted = { login: 'script', password: 'abcd1235', keepOld: false };
  expect((await changePassword(later, panel.actors.owner, panel.account, wanted)).ok).toBe(true);
  expect(await told()).toMatchObject({ passwordChangedAt: now });
});
