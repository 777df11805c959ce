/** Calls of the REST API against the whole server: who is let in, by what, and how each refusal is told. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import type { NewKeys } from '@/lib/schemas/api-key';
import { addMember, callRest, callSigned, EVERYTHING, giveKey } from '@/lib/testing/rest-caller';
import { signedHeaders } from '@/lib/testing/signed-headers';
import { createTestServer, type TestServer } from '@/lib/testing/test-server';

const ACCOUNT = 'sms-xx11111-1';

let chappe: TestServer;
let origin: string;
let owner: PanelUser;
let keys: NewKeys;

beforeAll(async () => {
  chappe = await createTestServer({ env: { TRUSTED_PROXIES: '1' } });
  origin = `http://127.0.0.1:${chappe.port}`;
  owner = await addMember(chappe.gateway.db, chappe.gateway.accountId, 'owner');
  keys = await giveKey(chappe.gateway.db, owner);
});

afterAll(() => chappe.closeBalanced());

/** Each test fails from an address of its own. */
let callers = 0;
let from: { 'x-forwarded-for': string };
beforeEach(() => {
  callers += 1;
  from = { 'x-forwarded-for': `198.51.100.${callers}` };
});

const call = (target: string, more: Parameters<typeof callSigned>[3] = {}, by = keys) =>
  callSigned(origin, by, target, { ...more, headers: { ...from, ...more.headers } });
const unsigned = (target: string, headers = {}, more = {}) =>
  callRest(origin, target, { ...more, headers: { ...from, ...headers } });
const soon = () => Math.round(Date.now() / 1_000);

describe('what is answered', () => {
  test.each(['/1.0/sms', '/v1/sms', '/1.0/sms/', '/1.0//sms', '/1.0/sms?'])('a signed call of %s', async (target) => {
    expect(await call(target)).toMatchObject({ status: 200, json: [ACCOUNT] });
  });

  test('the time, to anybody, as a bare number', async () => {
    const { status, json, headers } = await unsigned('/1.0/auth/time');
    expect(status).toBe(200);
    expect(Math.abs(Number(json) - soon())).toBeLessThanOrEqual(2);
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-ovh-queryid': expect.stringMatching(/^[\da-f-]{36}$/),
    });
  });

  test('a HEAD, without the body', async () => {
    expect(await call('/1.0/sms', { method: 'HEAD' })).toMatchObject({ status: 200, json: undefined });
  });

  test('HTTP Basic, with the consumer key and the secret', async () => {
    const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });
    const right = basic(`${keys.consumerKey}:${keys.applicationSecret}`);
    expect(await unsigned('/1.0/sms', right)).toMatchObject({ status: 200, json: [ACCOUNT] });
    for (const wrong of [basic(`${keys.consumerKey}:wrong`), basic(`wrong:${keys.applicationSecret}`)]) {
      expect(await unsigned('/1.0/sms', wrong)).toMatchObject({
        status: 403,
        json: { errorCode: 'INVALID_CREDENTIAL' },
      });
    }
    for (const unreadable of [basic('x'), { authorization: 'Bearer x' }, { authorization: '' }]) {
      expect(await unsigned('/1.0/sms', unreadable)).toMatchObject({ status: 401 });
    }
  });

  test.each(['https://127.0.0.1', 'http://127.0.0.1', 'https://sms.example:8443', 'https://sms.example'])(
    'a call that is signed for %s, as a program behind a proxy or without a port writes it',
    async (signedOrigin) => {
      const headers = { 'x-forwarded-host': 'sms.example:8443' };
      expect(await call('/1.0/sms', { signedOrigin, headers })).toMatchObject({ status: 200 });
    },
  );

  test('a call that comes by a proxy, which writes the whole address', async () => {
    expect(await call(`${origin}/1.0/sms`, { signedOrigin: '' })).toMatchObject({ status: 200, json: [ACCOUNT] });
  });

  test('accounts page by page', async () => {
    const first = await call('/1.0/sms', { headers: { 'x-pagination-size': '1' } });
    expect(first).toMatchObject({ status: 200, json: [ACCOUNT] });
    expect(first.headers['x-pagination-cursor-next']).toBeUndefined();
    expect(await call('/1.0/sms', { headers: { 'x-pagination-cursor': ACCOUNT } })).toMatchObject({ json: [] });
    for (const size of ['0', '10001', 'x']) {
      expect(await call('/1.0/sms', { headers: { 'x-pagination-size': size } })).toMatchObject({ status: 400 });
    }
  });

  test('what a ptt means, to anybody', async () => {
    expect(await unsigned('/1.0/sms/ptts?ptt=4')).toMatchObject({
      status: 200,
      json: {
        comment: 'Delivered',
        description: 'The message was delivered to the phone.',
        duration: 'permanent',
      },
    });
    expect(await unsigned('/1.0/sms/ptts?ptt=4711')).toMatchObject({
      status: 404,
      json: { class: 'Client::NotFound', message: 'The ptt 4711 does not exist' },
    });
    expect(await unsigned('/1.0/sms/ptts')).toMatchObject({ json: { message: 'Missing parameter: [ptt]' } });
    for (const ptt of ['', 'four', '-4', '4.5']) {
      expect(await unsigned(`/1.0/sms/ptts?ptt=${ptt}`)).toMatchObject({
        status: 400,
        json: { message: 'Invalid parameter: [ptt] must be a whole number' },
      });
    }
  });
});

describe('what is refused', () => {
  test('in a body that says it twice over, with the id of the query', async () => {
    const { status, json, headers } = await unsigned('/1.0/sms');
    expect(status).toBe(401);
    expect(json).toEqual({
      class: 'Client::Unauthorized',
      message: 'You must login first',
      httpCode: '401 Unauthorized',
      queryId: headers['x-ovh-queryid'],
    });
  });

  test('what is not there, and a method that is not, also where admission says so', async () => {
    expect(await call('/1.0/nothing')).toMatchObject({ status: 404, json: { class: 'Client::NotFound' } });
    expect(await call('/1.0')).toMatchObject({ status: 404 });
    const put = await call('/1.0/auth/time', { method: 'PUT' });
    expect(put).toMatchObject({ status: 405, headers: { allow: 'GET' } });
    const options = await unsigned('/1.0/sms', {}, { method: 'OPTIONS' });
    expect(options).toMatchObject({ status: 405, json: { class: 'Client::MethodNotAllowed' } });
  });

  test('an application key that is nobody’s, with a consumer key and without', async () => {
    const unknown = { status: 403, json: { class: 'Client::Forbidden', errorCode: 'INVALID_KEY' } };
    expect(await call('/1.0/sms', {}, { ...keys, applicationKey: 'x', consumerKey: 'y' })).toMatchObject(unknown);
    expect(await unsigned('/1.0/sms', { 'x-ovh-application': 'x' })).toMatchObject(unknown);
    expect(await unsigned('/1.0/sms', { 'x-ovh-application': keys.applicationKey })).toMatchObject({
      status: 403,
      json: { errorCode: 'NOT_CREDENTIAL' },
    });
  });

  test('a consumer key that is nobody’s, or of another application', async () => {
    const others = await giveKey(chappe.gateway.db, owner);
    const invalid = { status: 403, json: { errorCode: 'INVALID_CREDENTIAL' } };
    expect(await call('/1.0/sms', {}, { ...keys, consumerKey: 'x' })).toMatchObject(invalid);
    expect(await call('/1.0/sms', {}, { ...others, consumerKey: keys.consumerKey })).toMatchObject(invalid);
  });

  test('a signature of anything else than what came', async () => {
    const wrong = { status: 400, json: { errorCode: 'INVALID_SIGNATURE', message: 'Invalid signature' } };
    expect(await call('/1.0/sms', {}, { ...keys, applicationSecret: 'guessed' })).toMatchObject(wrong);
    expect(await call('/1.0/sms', { signedOrigin: 'https://elsewhere.example' })).toMatchObject(wrong);
    expect(await unsigned('/1.0/sms/', signedHeaders(keys, `${origin}/1.0/sms`, {}))).toMatchObject(wrong);
    const posted = { method: 'POST', body: '{}' };
    const headers = signedHeaders(keys, `${origin}/1.0/auth/logout`, posted);
    expect(await unsigned('/1.0/auth/logout', headers, { method: 'POST', body: '{ }' })).toMatchObject(wrong);
    expect(
      await unsigned('/1.0/sms', { ...signedHeaders(keys, `${origin}/1.0/sms`, {}), 'x-ovh-timestamp': 'x' }),
    ).toMatchObject(wrong);
  });

  test('a time that is more than a minute from ours', async () => {
    for (const away of [-65, 65]) {
      expect(await call('/1.0/sms', { timestamp: soon() + away })).toMatchObject({
        status: 400,
        json: { errorCode: 'QUERY_TIME_OUT' },
      });
    }
    for (const away of [-55, 55])
      expect(await call('/1.0/sms', { timestamp: soon() + away })).toMatchObject({ status: 200 });
  });

  test('the same change a second time; a read may be repeated', async () => {
    const timestamp = soon();
    const refuse = { method: 'POST', body: '{"accessRules":[]}', timestamp };
    const asked = await call('/1.0/auth/logout?x=1', refuse);
    expect(asked).toMatchObject({ status: 400, json: { message: 'Received not described parameters: (x)' } });
    expect(await call('/1.0/auth/logout?x=1', refuse)).toMatchObject({
      status: 400,
      json: { message: expect.stringContaining('made before') },
    });
    expect(await call('/1.0/auth/logout?x=1', { ...refuse, timestamp: timestamp + 1 })).toMatchObject({
      json: { message: 'Received not described parameters: (x)' },
    });
    const reads = await Promise.all([1, 2, 3].map(() => call('/1.0/sms', { timestamp })));
    expect(reads.map(({ status }) => status)).toEqual([200, 200, 200]);
    const estimate = { method: 'POST', body: '{"message":"Hi","noStopClause":true,"senderType":"alpha"}', timestamp };
    const estimates = await Promise.all([1, 2, 3].map(() => call('/1.0/sms/estimate', estimate)));
    expect(estimates.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test('a change that its key may not make is told so each time', async () => {
    const reading = await giveKey(chappe.gateway.db, owner, { rules: [{ method: 'GET', path: '/sms' }] });
    const refused = { method: 'POST', body: '{}', timestamp: soon() };
    for (let asked = 0; asked < 2; asked += 1) {
      expect(await call(`/1.0/sms/${ACCOUNT}/senders`, refused, reading)).toMatchObject({
        status: 403,
        json: { errorCode: 'NOT_GRANTED_CALL' },
      });
    }
  });

  test('what the key’s rules do not name, its addresses do not cover, or its time is over for', async () => {
    const { db } = chappe.gateway;
    const writing = await giveKey(db, owner, { rules: [{ method: 'POST', path: '/sms/*' }] });
    expect(await call('/1.0/sms', {}, writing)).toMatchObject({ status: 403, json: { errorCode: 'NOT_GRANTED_CALL' } });
    expect(await call('/1.0/auth/currentCredential', {}, writing)).toMatchObject({ status: 200 });
    const elsewhere = await giveKey(db, owner, { allowedAddresses: ['203.0.113.0/24'] });
    expect(await call('/1.0/sms', {}, elsewhere)).toMatchObject({ status: 403, json: { errorCode: 'FORBIDDEN' } });
    const there = { headers: { 'x-forwarded-for': '203.0.113.7' } };
    expect(await call('/1.0/sms', there, elsewhere)).toMatchObject({ status: 200 });
    const over = await giveKey(db, owner, { days: 1, now: new Date(Date.now() - 25 * 3_600_000) });
    expect(await call('/1.0/sms', {}, over)).toMatchObject({ status: 403, json: { errorCode: 'INVALID_CREDENTIAL' } });
  });

  test('what cannot be read', async () => {
    const posted = (body: string) => call('/1.0/auth/credential', { method: 'POST', body });
    const message = (text: unknown) => ({ status: 400, json: { class: 'Client::BadRequest', message: text } });
    expect(await posted('{')).toMatchObject(message('The body is no JSON object'));
    expect(await posted('[]')).toMatchObject(message('The body is no JSON object'));
    expect(await posted('')).toMatchObject(message('Missing parameter: [accessRules]'));
    expect(await posted('{"accessRules":[{"method":"PATCH","path":"/sms"}]}')).toMatchObject(
      message(expect.stringContaining('[accessRules.0.method]')),
    );
    expect(await posted('{"accessRules":[{"method":"GET","path":"/*"}],"a":1,"b":2}')).toMatchObject(
      message('Received not described parameters: (a, b)'),
    );
    const large = await call('/1.0/auth/credential', { method: 'POST', body: 'x'.repeat(3 * 1024 * 1024) });
    expect(large).toMatchObject({ status: 413, json: { class: 'Client::RequestEntityTooLarge' } });
  });
});

describe('a key', () => {
  test('is no more than its person, who may have left', async () => {
    const { db, accountId } = chappe.gateway;
    const leaver = await addMember(db, accountId, 'viewer', 'leaver@example.com');
    const theirs = await giveKey(db, leaver);
    expect(await call('/1.0/sms', {}, theirs)).toMatchObject({ json: [ACCOUNT] });
    await db.membership.deleteMany({ where: { panelUserId: leaver.panelUserId } });
    expect(await call('/1.0/sms', {}, theirs)).toMatchObject({ json: [] });
    await db.panelUser.delete({ where: { id: leaver.panelUserId } });
    chappe.runtime.events.publish({ type: 'panel-users', accountId });
    expect(await call('/1.0/sms', {}, theirs)).toMatchObject({ json: { errorCode: 'INVALID_KEY' } });
  });

  test('knows itself, and ends itself for good', async () => {
    const { db, accountId } = chappe.gateway;
    const own = await giveKey(db, owner, { days: 7, allowedAddresses: ['198.51.100.0/24'] });
    const { json } = await call('/1.0/auth/currentCredential', {}, own);
    expect(json).toMatchObject({
      allowedIPs: ['198.51.100.0/24'],
      ovhSupport: false,
      rules: EVERYTHING,
      status: 'validated',
      creation: expect.stringMatching(/^[\d-]{10}T[\d:]{8}\+00:00$/),
      expiration: expect.stringMatching(/^[\d-]{10}T[\d:]{8}\+00:00$/),
    });
    expect(await call('/1.0/auth/details', {}, own)).toMatchObject({
      json: { account: owner.email, description: 'a program', method: 'account' },
    });
    const { credentialId } = json as { credentialId: number };
    await vi.waitFor(async () => {
      const row = await db.consumerKey.findUniqueOrThrow({ where: { id: credentialId } });
      expect(row.lastUsedAt).not.toBeNull();
    }, 60_000);
    expect(await call('/1.0/auth/logout', { method: 'POST' }, own)).toMatchObject({ status: 200, json: null });
    expect(await call('/1.0/sms', {}, own)).toMatchObject({ json: { errorCode: 'INVALID_CREDENTIAL' } });
    const entry = await db.auditEntry.findFirst({ where: { accountId, action: 'api-key.revoke' } });
    expect(entry?.actor).toBe(`key:${owner.email}#${credentialId} a program`);
  });
});
