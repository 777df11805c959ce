/** What the instance's accounts are found and ordered by. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nameOrder } from '@/lib/domain/account/account-list';
import { type InstanceAccountsQuery, instanceAccountsQuery } from '@/lib/schemas/instance';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { listAllAccounts } from './all-accounts';

const AT = new Date('2026-11-24T10:00:00Z');
const later = (hours: number) => new Date(AT.getTime() + hours * 3_600_000);
let database: TestDatabase;

/** In the order of their ids; the last has no name. */
const ACCOUNTS = [
  {
    serviceName: 'sms-bb22222-1',
    description: 'banana 100%',
    creditsLeft: 300n,
    createdAt: later(2),
    disabledAt: null,
  },
  { serviceName: 'sms-cc33333-1', description: 'Äpple', creditsLeft: 300n, createdAt: later(1), disabledAt: AT },
  { serviceName: 'sms-aa11111-1', description: 'Cherry', creditsLeft: 0n, createdAt: later(3), disabledAt: null },
  { serviceName: 'sms-dd44444-1', description: '', creditsLeft: 900n, createdAt: AT, disabledAt: null },
];
const OWNERS = [
  ['ann@shop.example', 'owner', 0],
  ['bob@shop.example', 'owner', 0],
  ['cleo@shop.example', 'viewer', 1],
] as const;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  for (const account of ACCOUNTS) await db.smsAccount.create({ data: { ...account, nameOrder: nameOrder(account) } });
  const ids = (await db.smsAccount.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id);
  for (const [email, role, index] of OWNERS) {
    const user = await db.panelUser.create({ data: { email, name: '', passwordHash: '', createdAt: AT } });
    await db.membership.create({ data: { panelUserId: user.id, accountId: ids[index] ?? 0, role } });
  }
});

afterAll(() => database.close());

const list = (asked: Partial<InstanceAccountsQuery>, limit = 10) =>
  listAllAccounts(database.db, { ...instanceAccountsQuery.parse(asked), readerId: null, limit }, AT);

const names = async (asked: Partial<InstanceAccountsQuery>) =>
  (await list(asked)).accounts.map(({ serviceName }) => serviceName.slice(4, 6)).join(' ');

test.each<[Partial<InstanceAccountsQuery>, string]>([
  [{}, 'cc bb aa dd'],
  [{ direction: 'desc' }, 'dd aa bb cc'],
  [{ sort: 'serviceName' }, 'aa bb cc dd'],
  [{ sort: 'credit' }, 'aa bb cc dd'],
  [{ sort: 'credit', direction: 'desc' }, 'dd bb cc aa'],
  [{ sort: 'added' }, 'dd cc bb aa'],
  [{ search: 'ÄPPLE' }, 'cc'],
  [{ search: '100%' }, 'bb'],
  [{ search: '%' }, 'bb'],
  [{ search: 'dd444' }, 'dd'],
  [{ search: 'BOB@shop' }, 'bb'],
  [{ search: 'cleo@' }, ''],
  [{ search: 'nobody' }, ''],
  [{ state: 'disabled' }, 'cc'],
  [{ state: 'enabled' }, 'bb aa dd'],
  [{ state: 'enabled', search: 'a', sort: 'added' }, 'bb aa'],
])('%j finds, in this order, %s', async (asked, found) => {
  expect(await names(asked)).toBe(found);
});

test('pages hold as many as asked for, and one beyond the last is the last', async () => {
  expect(await list({ page: 2 }, 3)).toMatchObject({ total: 4, page: 2, accounts: [{ serviceName: 'sms-dd44444-1' }] });
  expect(await list({ page: 9 }, 3)).toMatchObject({ total: 4, page: 2 });
  expect(await list({ page: 9, search: 'nobody' })).toEqual({ total: 0, page: 1, accounts: [] });
});

test('an account comes with its owners alone, each of them', async () => {
  const [banana, apple] = (await list({ sort: 'serviceName' })).accounts.slice(1, 3);
  expect([banana?.owners, apple?.owners]).toEqual([['ann@shop.example', 'bob@shop.example'], []]);
});

test('an account tells what it accepted within seven days, and what waits unwritten of bulk sends counts', async () => {
  const { db } = database;
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: 'sms-bb22222-1' } });
  await db.usage.create({
    data: { accountId, apiUserId: 0, hour: Math.floor(AT.getTime() / 3_600_000), sent: 36, credits: 0, paid: 0 },
  });
  const send = { accountId, login: null, sender: 'TEST', smsClass: 1, tag: '', texts: '[]', deferredUntil: later(500) };
  const addBulk = (id: number, messageCount: number, createdAt: Date) =>
    db.bulkSend.create({ data: { ...send, id, messageCount, heldCredits: 0n, createdAt } });
  await addBulk(1, 240, AT);
  await addBulk(2, 5_000, later(-24 * 7));
  expect((await list({ search: 'bb2' })).accounts).toMatchObject([{ sent: 276 }]);
  expect((await list({ search: 'cc3' })).accounts).toMatchObject([{ sent: 0 }]);
});
