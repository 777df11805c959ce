import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallbackSearch } from '@/lib/domain/callbacks/callback-delivery';
import { CALLBACK_STATUSES, STORED_CALLBACK_STATUSES } from '@/lib/domain/callbacks/callback-status';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { countCallbacks, listCallbacks } from './callback-log';

const AT = new Date('2026-11-24T10:00:00Z');
const EVER = { since: null, until: null };
/** Rows of each stored status and number of tries, so that no two states have the same count. */
const ROWS = STORED_CALLBACK_STATUSES.flatMap((status, index) =>
  [0, 1, 9].flatMap((attempts) => Array.from({ length: index + 1 }, () => ({ status, attempts }))),
);
let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  const { db } = database;
  for (const id of [1, 2]) {
    await db.smsAccount.create({ data: { id, serviceName: `sms-${id}`, createdAt: AT } });
    await db.apiUser.create({ data: { id, accountId: id, login: 'script', passwordHash: '', createdAt: AT } });
    const owed = { accountId: id, apiUserId: id, messageId: 1, url: '', receiver: '', createdAt: AT };
    await db.callbackDelivery.createMany({ data: ROWS.map((row) => ({ ...owed, ...row, nextAttemptAt: AT })) });
  }
});

afterEach(() => database.close());

const find = async (status: (typeof CALLBACK_STATUSES)[number] | '', login = '') =>
  (await listCallbacks(database.db, 1, { login, of: '', url: '', status, kind: '', limit: 50 }, EVER)).rows;

test('what was tried and is tried again is failing, not pending', async () => {
  const told = (await find('')).map(({ status }) => status).toReversed();
  expect(told).toEqual(ROWS.map(({ status, attempts }) => (status === 'pending' && attempts > 0 ? 'failing' : status)));
});

test.each(['', 'crip'])('each filter finds what the log says to be so, and nothing else; login %j', async (login) => {
  const all = await find('', login);
  for (const status of CALLBACK_STATUSES) {
    const found = await find(status, login);
    expect(found).not.toEqual([]);
    expect(found).toEqual(all.filter((row) => row.status === status));
  }
});

test('a reply is found by its kind, and by what its URL carries', async () => {
  const { db } = database;
  const query = 'event=incoming&id=5&sender=%2B33612345678&message=Yes%20%C3%A0%208';
  const reply = { accountId: 1, apiUserId: 1, messageId: 9, receiver: '', createdAt: AT, incomingId: 5, query };
  for (const url of ['https://a.example/', 'https://a.example/?key=1#here']) {
    await db.callbackDelivery.create({ data: { ...reply, kind: 'incoming', url } });
  }
  const found = async (asked: Partial<CallbackSearch>) => {
    const search = { login: '', of: '', url: '', status: '', kind: '', limit: 50, ...asked } as const;
    return (await listCallbacks(db, 1, search, EVER)).rows.map(({ url }) => url).toReversed();
  };
  const called = [`https://a.example/?${query}`, `https://a.example/?key=1&${query}#here`];
  expect(await found({ kind: 'incoming' })).toEqual(called);
  expect(await found({ kind: 'stop' })).toEqual([]);
  expect(await found({ kind: 'status' })).toHaveLength(ROWS.length);
  for (const url of called) expect(await found({ url })).toContain(url);
});

test('an API user’s page counts what the filters find', async () => {
  const { counts, ofNewest } = await countCallbacks(database.db, 1, 1, AT);
  expect(ofNewest).toBe(null);
  for (const status of CALLBACK_STATUSES)
    expect([status, counts[status]]).toEqual([status, (await find(status)).length]);
});

test('of very many calls the newest are counted, and that is said', async () => {
  const { db } = database;
  await db.$executeRaw`
    INSERT INTO "CallbackDelivery" ("accountId", "apiUserId", "messageId", url, receiver, status, "createdAt", ptt, "dlrId", date)
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20001)
    SELECT 1, 1, 7, 'https://shop.example/', '', 'delivered', ${AT}, 4, 1, '' FROM n`;
  const { counts, ofNewest } = await countCallbacks(db, 1, 1, AT);
  expect([counts.delivered, ofNewest]).toEqual([20_000, 20_000]);
  const later = await countCallbacks(db, 1, 1, new Date(AT.getTime() + 1));
  expect([later.counts.delivered, later.ofNewest]).toEqual([0, null]);
});

test('a call is found by a part of its URL, by what it tells and by its message', async () => {
  const { db } = database;
  const common = { accountId: 1, apiUserId: 1, receiver: '', createdAt: AT, status: 'delivered', attempts: 1 };
  const about = async (asked: Partial<CallbackSearch>) => {
    const search = { login: '', of: '', url: '', status: '', kind: '', limit: 50, ...asked } as const;
    return (await listCallbacks(db, 1, search, EVER)).rows.map((row) => [row.messageId, row.told]);
  };
  await db.callbackDelivery.createMany({
    data: [
      { ...common, messageId: 7, url: 'https://Hooks.example.com/a', ptt: 4, dlrId: 1, date: '' },
      { ...common, messageId: 8, url: 'https://other.example.com/a', ptt: 24, dlrId: 4, date: '' },
      { ...common, messageId: 8, url: 'https://other.example.com/b', ptt: 4, dlrId: 1, date: '', status: 'failed' },
    ],
  });
  const [hooks, absent, failed] = [
    [7, { ptt: 4, dlrId: 1 }],
    [8, { ptt: 24, dlrId: 4 }],
    [8, { ptt: 4, dlrId: 1 }],
  ];
  expect(await about({ url: 'hooks.EX' })).toEqual([hooks]);
  expect(await about({ ptt: 4 })).toEqual([failed, hooks]);
  expect(await about({ ptt: 2 })).toEqual([]);
  expect(await about({ message: 8 })).toEqual([failed, absent]);
  expect(await about({ message: 8, status: 'failed', login: 'crip' })).toEqual([failed]);
  expect(await about({ message: 1, url: 'x' })).toEqual([]);
  expect(await about({ message: 8, of: 'script' })).toEqual([failed, absent]);
  expect(await about({ of: 'scrip' })).toEqual([]);
});

test.each([
  'https://hooks.example.com',
  'http://Müller.example:80/é?',
  'https://hooks.example.com/a?key=k%20y',
  'https://hooks.example.com/a?b&',
  'https://hooks.example.com/a%2Fb?c=?d#part',
  'https://hooks.example.com/#',
])('%s is found by whatever part of its call the log shows', async (url) => {
  const { db } = database;
  await db.callbackDelivery.deleteMany();
  const owed = { accountId: 1, apiUserId: 1, receiver: '', createdAt: AT, messageId: 12, ptt: 24, dlrId: 4 };
  await db.callbackDelivery.create({ data: { ...owed, url, date: '2026-11-24 11:02:03' } });
  const found = async (part: string) =>
    (await listCallbacks(db, 1, { login: '', of: '', url: part, status: '', kind: '', limit: 50 }, EVER)).rows;
  const [shown] = await found('');
  const called = shown?.url ?? '';
  expect(called).toContain('date=2026-11-24%2011%3A02%3A03&description=4&descriptionDlr=Waiting');
  for (let from = 0; from < called.length; from += 3) {
    expect(await found(called.slice(from))).toHaveLength(1);
    expect(await found(called.slice(0, from + 1).toUpperCase())).toHaveLength(1);
  }
  expect(await found(`${called}x`)).toEqual([]);
  expect(await found('id=1&ptt')).toEqual([]);
});
