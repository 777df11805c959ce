/** Refused requests as people find them: those whose login does not exist too, and nobody else's. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusalListQuery } from '@/lib/schemas/refused-request';
import { createTestPanel, plainApiUser, type TestPanel } from '@/lib/testing/test-panel';
import { addApiUser } from './add-api-user';
import { findRefusedRequests } from './find-refused-requests';

let panel: TestPanel;
let accountId: number;

const AT = new Date('2026-11-24T09:00:00Z');
const DAY_MS = 86_400_000;

beforeEach(async () => {
  panel = await createTestPanel();
  const { db, dependencies, actors, account } = panel;
  await addApiUser(dependencies, actors.owner, account, plainApiUser('shop'));
  ({ id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: account } }));
  const { id: apiUserId } = await db.apiUser.findFirstOrThrow();
  await refuse('shpo', 'authentication_failed', { at: new Date(AT.getTime() - 2 * DAY_MS) });
  await refuse('shop', 'authentication_failed', { apiUserId });
  await refuse('shop', 'sender_not_found', { apiUserId, way: 'rest' });
  await refuse('', 'missing_login');
});

afterEach(() => panel.close());

const refuse = (login: string, refusal: string, more: object = {}) =>
  panel.db.refusedRequest.create({
    data: { accountId, apiUserId: 0, login, refusal, at: AT, clientIp: '192.0.2.1', ...more },
  });

async function find(asked: object = {}, actor = panel.actors.viewer, account = panel.account) {
  const found = await findRefusedRequests(panel.dependencies, actor, account, refusalListQuery.parse(asked));
  if (!found.ok) throw new Error(found.error);
  return found.value.rows.map(({ login, refusal, whose }) => [login, refusal, whose]);
}

test('all are found, newest first, and each says whose it is by now', async () => {
  expect(await find()).toEqual([
    ['', 'missing_login', 'none'],
    ['shop', 'sender_not_found', 'present'],
    ['shop', 'authentication_failed', 'present'],
    ['shpo', 'authentication_failed', 'none'],
  ]);
  const { dependencies, actors, account } = panel;
  await addApiUser(dependencies, actors.owner, account, plainApiUser('shpo'));
  expect(await find({ of: 'shpo' })).toEqual([['shpo', 'authentication_failed', 'earlier']]);
});

test('one by SMPP of an API user that was deleted is nobody’s who has its login now', async () => {
  await refuse('shop', 'authentication_failed', { way: 'smpp' });
  expect(await find({ way: 'smpp' })).toEqual([['shop', 'authentication_failed', 'none']]);
});

test('a part of the login, the whole of it, the reason and the days find their own, alone and together', async () => {
  const loginsOf = async (asked: object) => (await find(asked)).map(([login]) => login);
  expect(await loginsOf({ login: 'SH' })).toEqual(['shop', 'shop', 'shpo']);
  expect(await loginsOf({ of: 'sh' })).toEqual([]);
  expect(await loginsOf({ of: 'shop' })).toEqual(['shop', 'shop']);
  expect(await loginsOf({ reason: 'authentication_failed' })).toEqual(['shop', 'shpo']);
  expect(await find({ way: 'rest' })).toEqual([['shop', 'sender_not_found', 'present']]);
  expect(await loginsOf({ way: 'smpp' })).toEqual([]);
  expect(await loginsOf({ to: '2026-11-23' })).toEqual(['shpo']);
  expect(await loginsOf({ from: '2026-11-24', login: 'sh', reason: 'authentication_failed' })).toEqual(['shop']);
});

test('another account sees nothing of it', async () => {
  const { actors, account, strangersAccount } = panel;
  expect(await find({}, actors.stranger, strangersAccount)).toEqual([]);
  await expect(find({}, actors.stranger, account)).rejects.toThrow('not_found');
});
