/** Two nodes on one database: what is changed on the one holds on the other, whatever that remembers. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { HTTP2SMS_PATH } from '@/lib/gateway/http2sms/http2sms-handler';
import { anyGuess } from '@/lib/testing/guesses';
import { addMember, callSigned, giveKey } from '@/lib/testing/rest-caller';
import { query } from '@/lib/testing/test-gateway';
import { testOperations } from '@/lib/testing/test-operations';
import { createTestServer, type TestServer } from '@/lib/testing/test-server';
import { changeStopClause } from '@/lib/use-cases/accounts/change-stop-clause';
import { revokeKey } from '@/lib/use-cases/api-keys/revoke-key';
import { changePassword } from '@/lib/use-cases/api-users/change-password';
import { changeQuota } from '@/lib/use-cases/api-users/change-quota';
import { changeRestrictions } from '@/lib/use-cases/api-users/change-restrictions';
import { disableApiUser } from '@/lib/use-cases/api-users/disable-api-user';
import { disableAccount } from '@/lib/use-cases/instance/disable-account';
import { changeRole } from '@/lib/use-cases/panel-users/change-role';
import { addRate } from '@/lib/use-cases/rates/add-rate';
import { addSender } from '@/lib/use-cases/senders/add-sender';
import { deleteSender } from '@/lib/use-cases/senders/delete-sender';

const ACCOUNT = 'sms-xx11111-1';
const LOGIN = 'user1';
const JSON_TYPE = { 'content-type': 'application/json' };

let here: TestServer;
let there: TestServer;
let owner: PanelUser;

beforeEach(async () => {
  here = await createTestServer();
  there = await createTestServer({ gateway: here.gateway });
  owner = await addMember(here.gateway.db, here.gateway.accountId, 'owner');
  // Proven once, it is remembered.
  expect(await send()).toMatch(/^OK/);
});

afterEach(async () => {
  there.server.close();
  await there.runtime.stop();
  await here.closeBalanced();
});

/** What a script is answered on the other node. */
async function send(changes: Parameters<typeof query>[0] = {}): Promise<string> {
  const { body } = await there.runtime.http2sms({
    ...{ method: 'GET', url: `${HTTP2SMS_PATH}?${query(changes)}`, contentType: '', body: Buffer.alloc(0) },
    clientIp: '203.0.113.9',
  });
  return String(body);
}

/** Tries again until it holds; for less long than anything is remembered that was not told, which is thirty seconds. */
const soon = (holds: () => Promise<void>) => vi.waitFor(holds, { timeout: 20_000, interval: 20 });

/** What a use case is given on this node. */
const dependencies = () => {
  const { db, events, log, makeCall, accept, prices } = here.runtime;
  const settings = { callbackAllowedRanges: [], hasMailServer: false, guess: anyGuess };
  return { db, events, log, makeCall, accept, prices, ...settings, now: new Date(), clock: () => new Date() };
};

/** Somebody who owns the instance. */
async function ownInstance(): Promise<PanelUser> {
  const { db, accountId } = here.gateway;
  const user = await addMember(db, accountId, 'viewer');
  await db.panelUser.update({ where: { id: user.panelUserId }, data: { isInstanceOwner: true } });
  return user;
}

/** Checked again in the transaction that accepts, whatever is remembered. */
const AT_ONCE = {
  'its password was changed': () =>
    changePassword(dependencies(), owner, ACCOUNT, { login: LOGIN, password: 'another1', keepOld: false }),
  'it was disabled': () => disableApiUser(dependencies(), owner, ACCOUNT, { login: LOGIN, disabled: true }),
  'it may be elsewhere alone': () =>
    changeRestrictions(dependencies(), owner, ACCOUNT, { login: LOGIN, ipRestrictions: ['192.0.2.1'] }),
  'its account was disabled': async () =>
    disableAccount(dependencies(), await ownInstance(), { serviceName: ACCOUNT, disabled: true }),
  'its quota is nothing': () => changeQuota(dependencies(), owner, ACCOUNT, { login: LOGIN, active: true, quota: 0 }),
};

test.each(Object.entries(AT_ONCE))('the very next request of an API user is refused when %s', async (_, change) => {
  expect(await change()).toMatchObject({ ok: true });
  expect(await send()).toMatch(/^KO/);
});

test('a new password is good at once, and what is allowed again is allowed soon', async () => {
  await changePassword(dependencies(), owner, ACCOUNT, { login: LOGIN, password: 'another1', keepOld: false });
  const password = 'another1';
  expect(await send({ password })).toMatch(/^OK/);
  await disableApiUser(dependencies(), owner, ACCOUNT, { login: LOGIN, disabled: true });
  expect(await send({ password })).toMatch(/^KO/);
  await disableApiUser(dependencies(), owner, ACCOUNT, { login: LOGIN, disabled: false });
  await soon(async () => expect(await send({ password })).toMatch(/^OK/));
});

test('a sender that was deleted is refused soon, and options are gone by', async () => {
  await deleteSender(dependencies(), owner, ACCOUNT, { sender: 'TEST' });
  await soon(async () => expect(await send()).toMatch(/^KO/));
  await addSender(dependencies(), owner, ACCOUNT, { sender: 'NEW', description: '' });
  await soon(async () => expect(await send({ from: 'NEW' })).toMatch(/^OK/));
  await changeStopClause(dependencies(), owner, ACCOUNT, { stopClauseEnabled: false });
  await soon(async () => {
    await send({ from: 'NEW' });
    const newest = await here.gateway.db.message.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    expect(newest.text).toBe('Hello');
  });
});

test('prices that were changed are taken soon', async () => {
  const operations = {
    ...dependencies(),
    ...testOperations(),
    readPricesAgain: here.runtime.readPricesAgain,
    carriersChanged: () => undefined,
  };
  const instanceOwner = await ownInstance();
  const rate = { prefix: '33', credits: 7_700, when: 'now', at: '' } as const;
  expect(await addRate(operations, instanceOwner, rate)).toMatchObject({ ok: true });
  await soon(async () => {
    await send();
    const newest = await here.gateway.db.message.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    expect(Number(newest.credits)).toBe(7_700);
  });
});

test('a key of the REST API that was revoked, and a right that was taken, are refused soon', async () => {
  const keys = await giveKey(here.gateway.db, owner);
  const origin = `http://127.0.0.1:${there.port}`;
  const job = JSON.stringify({ receivers: ['+33612345678'], message: 'Hello', sender: 'TEST' });
  const post = () =>
    callSigned(origin, keys, `/1.0/sms/${ACCOUNT}/jobs`, { method: 'POST', body: job, headers: JSON_TYPE });
  expect(await post()).toMatchObject({ status: 200 });
  await addMember(here.gateway.db, here.gateway.accountId, 'owner', 'second@example.com');
  await changeRole(dependencies(), owner, ACCOUNT, { email: owner.email, role: 'viewer' });
  await soon(async () => expect(await post()).toMatchObject({ status: 403 }));
  const read = () => callSigned(origin, keys, `/1.0/sms/${ACCOUNT}`);
  expect(await read()).toMatchObject({ status: 200 });
  const [key] = await here.gateway.db.consumerKey.findMany();
  const keyDependencies = { ...dependencies(), keysChanged: here.runtime.apiKeysChanged };
  expect(await revokeKey(keyDependencies, owner, { id: key?.id ?? 0 })).toMatchObject({ ok: true });
  await soon(async () => expect(await read()).toMatchObject({ status: 403 }));
});

test('whoever follows an account on one node hears soon what changes on the other', async () => {
  const heard: string[] = [];
  const { accountId } = here.gateway;
  const tell = (event: Uint8Array) => void heard.push(new TextDecoder().decode(event));
  const since = there.runtime.liveUpdates.position();
  here.runtime.liveUpdates.follow({ accountId, panelUserId: 1, since, tell, giveWay: () => undefined });
  // What another node says of its place tells nothing here: all of it is read again.
  expect(heard).toHaveLength(1);
  await soon(async () => {
    await send();
    expect(heard.slice(1).join('')).toContain('messages');
  });
});
