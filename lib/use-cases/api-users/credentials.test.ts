/** What a change in the panel does to the script that sends: from its very next request. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPrices } from '@/lib/domain/pricing/price-list';
import { createTestGateway, NOW, query, type TestGateway } from '@/lib/testing/test-gateway';
import { changePassword } from './change-password';
import { changeRestrictions } from './change-restrictions';
import { deleteApiUser } from './delete-api-user';
import { disableApiUser } from './disable-api-user';

const LOGIN = 'user1';
const DAY_MS = 24 * 3_600_000;
let gateway: TestGateway;
let account: string;
let panel: Parameters<typeof changePassword>[0];
let actor: Parameters<typeof changePassword>[1];

beforeEach(async () => {
  gateway = await createTestGateway();
  const { db, accountId } = gateway;
  account = (await db.smsAccount.findUniqueOrThrow({ where: { id: accountId } })).serviceName;
  const user = await db.panelUser.create({
    data: { email: 'owner@example.com', name: '', passwordHash: '', createdAt: NOW },
  });
  await db.membership.create({ data: { panelUserId: user.id, accountId, role: 'owner' } });
  actor = { kind: 'panel-user', panelUserId: user.id, email: user.email, clientIp: '198.51.100.4' };
  panel = {
    db,
    now: NOW,
    clock: () => NOW,
    events: { publish: (event) => event.type === 'api-users' && gateway.forget() },
    makeCall: () => Promise.reject(new Error('not used here')),
    accept: () => null,
    prices: createPrices([]),
    callbackAllowedRanges: [],
    hasMailServer: true,
  };
});

afterEach(() => gateway.closeBalanced());

const send = async (password: string, ip?: string) =>
  (await gateway.send(query({ password }), ip === undefined ? {} : { ip })).body.split('\n').slice(0, 2).join(' ');

test('a dropped password is refused from the next request', async () => {
  expect(await send('pass_123')).toMatch(/^OK/);
  await changePassword(panel, actor, account, { login: LOGIN, password: 'newpass1', keepOld: false });
  expect(await send('pass_123')).toMatch(/^KO Authentication failed/);
  expect(await send('newpass1')).toMatch(/^OK/);
});

test('an old password that is kept works beside the new one for 24 hours and not a moment longer', async () => {
  await changePassword(panel, actor, account, { login: LOGIN, password: 'newpass1', keepOld: true });
  for (const password of ['pass_123', 'newpass1', 'pass_123']) expect(await send(password)).toMatch(/^OK/);
  gateway.setNow(new Date(NOW.getTime() + DAY_MS - 1));
  expect(await send('pass_123')).toMatch(/^OK/);
  gateway.setNow(new Date(NOW.getTime() + DAY_MS));
  expect(await send('pass_123')).toMatch(/^KO Authentication failed/);
  expect(await send('newpass1')).toMatch(/^OK/);
});

test('a second change drops the first password even while it overlapped', async () => {
  await changePassword(panel, actor, account, { login: LOGIN, password: 'newpass1', keepOld: true });
  expect(await send('pass_123')).toMatch(/^OK/);
  await changePassword(panel, actor, account, { login: LOGIN, password: 'newpass2', keepOld: true });
  expect(await send('pass_123')).toMatch(/^KO Authentication failed/);
  expect(await send('newpass1')).toMatch(/^OK/);
});

test('a restriction takes effect on the next request, also for IPv4-mapped IPv6', async () => {
  expect(await send('pass_123', '203.0.113.9')).toMatch(/^OK/);
  await changeRestrictions(panel, actor, account, {
    login: LOGIN,
    ipRestrictions: ['198.51.100.0/24', '2001:db8::/32'],
    seen: { ipRestrictions: [] },
  });
  expect(await send('pass_123', '203.0.113.9')).toMatch(/^KO IP not authorized/);
  expect(await send('pass_123', '198.51.100.7')).toMatch(/^OK/);
  expect(await send('pass_123', '::ffff:198.51.100.7')).toMatch(/^OK/);
  expect(await send('pass_123', '2001:db8::5')).toMatch(/^OK/);
});

test('a disabled user is refused and comes back as it was', async () => {
  await disableApiUser(panel, actor, account, { login: LOGIN, disabled: true });
  expect(await send('pass_123')).toMatch(/^KO User disabled/);
  await disableApiUser(panel, actor, account, { login: LOGIN, disabled: false });
  expect(await send('pass_123')).toMatch(/^OK/);
});

test('a deletion with quota left or pending messages asks for the login; then credit returns and history stays', async () => {
  expect(await send('pass_123')).toMatch(/^OK/);
  const remove = (confirmation: string) => deleteApiUser(panel, actor, account, { login: LOGIN, confirmation });
  expect(await remove('')).toEqual({ ok: false, error: 'not_confirmed' });
  expect(await remove('User1')).toEqual({ ok: false, error: 'not_confirmed' });
  expect(await remove(LOGIN)).toMatchObject({ ok: true });
  expect(await send('pass_123')).toMatch(/^KO Authentication failed/);
  expect(await gateway.db.message.findFirstOrThrow()).toMatchObject({ login: LOGIN, state: 'accepted' });
  expect(await gateway.db.dispatch.count()).toBe(1);
});

test('every change leaves an entry in the audit log, and no secret in it', async () => {
  await changePassword(panel, actor, account, { login: LOGIN, password: 'newpass1', keepOld: true });
  await changeRestrictions(panel, actor, account, {
    login: LOGIN,
    ipRestrictions: ['192.0.2.1'],
    seen: { ipRestrictions: [] },
  });
  await disableApiUser(panel, actor, account, { login: LOGIN, disabled: true });
  const entries = await gateway.db.auditEntry.findMany({ orderBy: { id: 'asc' } });
  expect(entries.map(({ action }) => action)).toEqual([
    'api-user.change-password',
    'api-user.change-restrictions',
    'api-user.disable',
  ]);
  expect(entries[1]).toMatchObject({
    actor: 'panel:owner@example.com',
    clientIp: '198.51.100.4',
    subject: LOGIN,
    before: '{"ipRestrictions":[]}',
    after: '{"ipRestrictions":["192.0.2.1"]}',
  });
  expect(JSON.stringify(entries)).not.toMatch(/newpass1|pass_123|scrypt/);
});
