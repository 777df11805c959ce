import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callbackListQuery } from '@/lib/schemas/callback';
import { type CallbackReceiver, startCallbackReceiver } from '@/lib/testing/callback-receiver';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { makeCallbackSecret } from '../api-users/make-callback-secret';
import { stopSigning } from '../api-users/stop-signing';
import { checkCallbackHost } from './check-callback-host';
import { findCallbacks } from './find-callbacks';
import { testAccountCallback } from './test-account-callback';
import { testCallback } from './test-callback';

const login = 'script';
let panel: TestPanel;
let receiver: CallbackReceiver;
let headers: IncomingHttpHeaders[];
let accountId: number;

beforeEach(async () => {
  panel = await createTestPanel();
  headers = [];
  receiver = await startCallbackReceiver({
    answer: (request, response) => {
      headers.push({ ...request.headers, target: request.url });
      response.writeHead(202).end('noted');
    },
  });
  accountId = (await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.account } })).id;
  const now = panel.dependencies.now;
  await panel.db.apiUser.create({ data: { accountId, login, passwordHash: '', createdAt: now } });
});

afterEach(async () => {
  await receiver.close();
  await panel.close();
});

const callTest = (callbackUrl: string | null, by: 'owner' | 'operator' = 'owner') =>
  testCallback(panel.dependencies, panel.actors[by], panel.account, { login, callbackUrl });
const list = async (query: Record<string, unknown> = {}) => {
  const found = await findCallbacks(
    panel.dependencies,
    panel.actors.viewer,
    panel.account,
    callbackListQuery.parse(query),
  );
  return found.ok ? found.value.rows : [];
};

test('a test calls the URL as a delivery would, answers what came back and is kept in the log', async () => {
  expect(await callTest(receiver.url)).toMatchObject({
    ok: true,
    value: { httpStatus: 202, error: null, answer: 'noted' },
  });
  expect(Object.fromEntries(receiver.received[0] ?? [])).toMatchObject({
    app: 'billing',
    ptt: '4',
    description: '1',
    descriptionDlr: 'Success',
    date: '2026-11-24 11:00:00',
  });
  expect(await list()).toMatchObject([
    { kind: 'test', status: 'delivered', login, history: [{ httpStatus: 202, answer: 'noted' }] },
  ]);
});

test('a test of a private address is refused, kept, and nothing is called', async () => {
  expect(await callTest('http://10.0.0.1/')).toMatchObject({ ok: true, value: { error: 'address_not_allowed' } });
  expect(await list({ status: 'failed' })).toHaveLength(1);
  expect(await callTest(null)).toEqual({ ok: false, error: 'callback_missing' });
});

test('ten tests within ten minutes are enough, also when all are pressed at once', async () => {
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => callTest(receiver.url)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(10);
  expect(outcomes).toContainEqual({ ok: false, error: 'too_many_tries' });
  expect(receiver.received).toHaveLength(10);
  const entries = await panel.db.auditEntry.findMany({
    where: { action: 'api-user.test-callback' },
    orderBy: { id: 'asc' },
  });
  expect(entries).toHaveLength(10);
  expect(entries[0]).toMatchObject({ actor: 'panel:owner@example.com', subject: login });
});

test('tests of a forbidden address call nobody and use up none of the ten', async () => {
  for (let tries = 0; tries < 12; tries += 1) expect(await callTest('http://10.0.0.1/')).toMatchObject({ ok: true });
  for (let tries = 0; tries < 10; tries += 1) expect(await callTest(receiver.url)).toMatchObject({ ok: true });
  expect(await callTest(receiver.url)).toEqual({ ok: false, error: 'too_many_tries' });
  expect(receiver.received).toHaveLength(10);
});

test('tests of a forbidden address fill the logs with no more than thirty within ten minutes', async () => {
  let taken = 0;
  for (let tries = 0; tries < 40; tries += 1) if ((await callTest('http://10.0.0.1/')).ok) taken += 1;
  expect(taken).toBe(30);
  expect(await callTest('http://10.0.0.1/')).toEqual({ ok: false, error: 'too_many_tries' });
  expect(await panel.db.callbackDelivery.count()).toBe(30);
  expect(await panel.db.auditEntry.count()).toBe(30);
});

test('a test of the account’s URL is nobody’s: kept without a login, never signed, and one of the same ten', async () => {
  const testAccount = (callbackUrl: string | null) =>
    testAccountCallback(panel.dependencies, panel.actors.operator, panel.account, { callbackUrl });
  expect(await testAccount(null)).toEqual({ ok: false, error: 'callback_missing' });
  expect(await testAccount(receiver.url)).toMatchObject({
    ok: true,
    value: { httpStatus: 202, signatureWithheld: false },
  });
  expect(await list()).toMatchObject([{ kind: 'test', status: 'delivered', login: null }]);
  for (let tries = 1; tries < 10; tries += 1) expect(await callTest(receiver.url)).toMatchObject({ ok: true });
  expect(await testAccount(receiver.url)).toEqual({ ok: false, error: 'too_many_tries' });
  expect(receiver.received).toHaveLength(10);
});

test('a signature proves id, time and target; after a rotation the old secret signs too', async () => {
  const rotate = async (signed = true) => {
    const change = signed ? makeCallbackSecret : stopSigning;
    const changed = await change(panel.dependencies, panel.actors.owner, panel.account, { login });
    return changed.ok ? (changed.value.secret ?? '') : '';
  };
  const first = await rotate();
  expect(first).toMatch(/^whsec_/);
  const second = await rotate();
  await callTest(receiver.url);
  const [sent = {}] = headers;
  const content = `${String(sent['webhook-id'])}.${String(sent['webhook-timestamp'])}.${String(sent['target'])}`;
  const expected = [second, first].map(
    (secret) =>
      `v1,${createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
        .update(content)
        .digest('base64')}`,
  );
  expect(sent['webhook-signature']).toBe(expected.join(' '));
  // The log shows what was sent, but for the signature.
  const shown = Object.fromEntries((await list())[0]?.history[0]?.headers ?? []);
  expect({ ...sent, ...shown, 'webhook-signature': sent['webhook-signature'] }).toEqual(sent);
  expect(Object.keys(shown)).toEqual(['user-agent', 'accept', 'webhook-id', 'webhook-timestamp', 'webhook-signature']);
  await rotate(false);
  await callTest(receiver.url);
  expect(headers[1]).not.toHaveProperty('webhook-signature');
  expect(JSON.stringify(await panel.db.auditEntry.findMany({ orderBy: { id: 'asc' } }))).not.toContain('whsec_');
});

describe('with a secret, a test of', () => {
  const savedAs = (callbackUrl: string | null, ofAccount: string | null = null) =>
    Promise.all([
      panel.db.apiUser.update({ where: { accountId_login: { accountId, login } }, data: { callbackUrl } }),
      panel.db.smsAccount.update({ where: { id: accountId }, data: { callbackUrl: ofAccount } }),
    ]);
  /** Whether it was signed: as the receiver saw it, as the person is told, and as the log shows it. */
  const signedWhen = async (callbackUrl: string, by: 'owner' | 'operator') => {
    const said = await callTest(callbackUrl, by);
    const [newest] = await list();
    const shown = newest?.history[0]?.headers.map(([name]) => name) ?? [];
    return [
      'webhook-signature' in (headers.at(-1) ?? {}),
      said.ok && !said.value.signatureWithheld,
      shown.includes('webhook-signature'),
    ];
  };
  const SIGNED = [true, true, true];
  const UNSIGNED = [false, false, false];

  beforeEach(async () => {
    await makeCallbackSecret(panel.dependencies, panel.actors.owner, panel.account, { login });
  });

  test('a URL that is only typed is signed for an owner, never for an operator', async () => {
    await savedAs(`${receiver.url}&saved=1`);
    expect(await signedWhen(receiver.url, 'owner')).toEqual(SIGNED);
    expect(await signedWhen(receiver.url, 'operator')).toEqual(UNSIGNED);
    await savedAs(null);
    expect(await signedWhen(receiver.url, 'operator')).toEqual(UNSIGNED);
  });

  test('the URL that is in force is signed for both, be it the API user’s or the account’s', async () => {
    await savedAs(receiver.url);
    expect(await signedWhen(receiver.url, 'owner')).toEqual(SIGNED);
    expect(await signedWhen(receiver.url, 'operator')).toEqual(SIGNED);
    await savedAs(null, receiver.url);
    expect(await signedWhen(receiver.url, 'operator')).toEqual(SIGNED);
  });

  test('a URL for replies tells of a reply, and is signed for an operator where it is the one for replies', async () => {
    await savedAs(receiver.url);
    const ask = () =>
      testCallback(panel.dependencies, panel.actors.operator, panel.account, {
        ...{ login, callbackUrl: receiver.url, tells: 'incoming' },
      });
    expect(await ask()).toMatchObject({ ok: true, value: { signatureWithheld: true } });
    await panel.db.apiUser.updateMany({ where: { login }, data: { replyUrl: receiver.url } });
    expect(await ask()).toMatchObject({ ok: true, value: { signatureWithheld: false } });
    expect(Object.fromEntries(receiver.received[1] ?? [])).toMatchObject({
      event: 'incoming',
      message: 'OK',
      stop: '0',
    });
  });
});

test('without a secret nothing is withheld', async () => {
  expect(await callTest(receiver.url, 'operator')).toMatchObject({ ok: true, value: { signatureWithheld: false } });
});

test('a host is refused as a call to it would be: by the ranges of this instance', async () => {
  const check = (host: string) => checkCallbackHost(panel.dependencies, panel.actors.operator, panel.account, { host });
  expect(await check('10.0.0.1')).toEqual({ ok: true, value: { isRefused: true } });
  expect(await check('127.0.0.1')).toEqual({ ok: true, value: { isRefused: false } });
});
