/** Every group of routes, signed, over HTTP and against the whole server; each answer is held against what its row says. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { NewKeys } from '@/lib/schemas/api-key';
import { addMember, callRest, callSigned, giveKey } from '@/lib/testing/rest-caller';
import { createTestServer, type TestServer } from '@/lib/testing/test-server';
import { revokeKey } from '@/lib/use-cases/api-keys/revoke-key';
import { reportUser } from './models/sending';
import { createRouteFinder } from './router/find-route';
import { ROUTES } from './routes/routes';
import type { RouteMethod } from './table/route';

const S = '/sms/sms-xx11111-1';
const U = `${S}/users/user1`;

let chappe: TestServer;
let origin: string;
let keys: NewKeys;

beforeAll(async () => {
  chappe = await createTestServer();
  origin = `http://127.0.0.1:${chappe.port}`;
  const owner = await addMember(chappe.gateway.db, chappe.gateway.accountId, 'owner');
  keys = await giveKey(chappe.gateway.db, owner);
});

afterAll(() => chappe.closeBalanced());

const find = createRouteFinder(ROUTES);

/** What a call is answered; what is no refusal is what its row says. */
async function call(method: RouteMethod, path: string, body?: object, headers: Readonly<Record<string, string>> = {}) {
  const text = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await callSigned(origin, keys, `/1.0${path}`, { method, ...text, headers });
  const [target = ''] = path.split('?');
  const route = find(target.split('/').slice(1).map(decodeURIComponent))?.routes.get(method);
  if (!route) throw new Error(`Nothing answers ${method} ${path}.`);
  if (answer.status === 200) route.output.parse(answer.json);
  return answer;
}

const JOB = { message: 'Hello', receivers: ['+33612345678', 'nobody'], sender: 'TEST', noStopClause: true };

test('a message is sent, followed until it is delivered, and found by what it is', async () => {
  const report = reportUser.parse((await call('POST', `${S}/jobs`, { ...JOB, tag: 'spring' })).json);
  expect(report).toMatchObject({
    invalidReceivers: ['nobody'],
    totalCreditsRemoved: 1,
    validReceivers: ['+33612345678'],
  });
  const [id] = report.ids;
  await vi.waitFor(
    async () => {
      expect((await call('GET', `${S}/outgoing/${id}`)).json).toMatchObject({
        ...{ deliveryReceipt: 1, ptt: 4, tag: 'spring', receiver: '+33612345678', message: 'Hello' },
        ...{ deliveredAt: expect.any(String), sentAt: expect.any(String) },
      });
    },
    { timeout: 60_000, interval: 100 },
  );
  expect((await call('GET', `${S}/outgoing?tag=spring&receiver=%2B33612345678&ptt=4`)).json).toEqual([id]);
  expect(await call('GET', `${U}/outgoing/${id}`)).toMatchObject({ status: 404, json: { class: 'Client::NotFound' } });
});

test('the same call under one Idempotency-Key sends once, however it is signed', async () => {
  const named = { 'idempotency-key': 'order 1017' };
  const body = { ...JOB, message: 'Once' };
  const first = await call('POST', `${U}/jobs`, body, named);
  // Signed at the same second the same bytes would be a replay; other spaces are another signature of the same call.
  const again = await callSigned(origin, keys, `/1.0${U}/jobs`, {
    ...{ method: 'POST', body: JSON.stringify(body, null, 1), headers: named },
  });
  expect(again).toMatchObject({ status: 200, json: { ids: reportUser.parse(first.json).ids } });
  expect(await chappe.gateway.db.message.count({ where: { text: 'Once' } })).toBe(1);
  expect(await call('POST', `${U}/jobs`, { ...body, message: 'Twice' }, named)).toMatchObject({ status: 409 });
});

test('a key that is revoked sends no more, however often it has sent', async () => {
  const { db, accountId } = chappe.gateway;
  const leaver = await addMember(db, accountId, 'owner', 'leaver@example.com');
  const theirs = await giveKey(db, leaver);
  const post = (message: string) =>
    callSigned(origin, theirs, `/1.0${S}/jobs`, { method: 'POST', body: JSON.stringify({ ...JOB, message }) });
  for (const message of ['One', 'Two']) expect(await post(message)).toMatchObject({ status: 200 });
  const { events, apiKeysChanged: keysChanged } = chappe.runtime;
  const { id } = await db.consumerKey.findFirstOrThrow({ where: { panelUserId: leaver.panelUserId } });
  expect(await revokeKey({ db, events, keysChanged, now: new Date() }, leaver, { id })).toMatchObject({ ok: true });
  expect(await post('Three')).toMatchObject({ status: 403, json: { errorCode: 'INVALID_CREDENTIAL' } });
  expect(await db.message.count({ where: { text: 'Three' } })).toBe(0);
});

test('what waits is taken back, and costs nothing', async () => {
  const { creditsLeft, ids } = reportUser.parse((await call('POST', `${S}/jobs`, { ...JOB, differedPeriod: 90 })).json);
  const [id] = ids;
  expect((await call('GET', `${S}/jobs`)).json).toEqual([id]);
  expect((await call('GET', `${S}/jobs/${id}`)).json).toMatchObject({ differedDelivery: 90 });
  expect(await call('DELETE', `${S}/jobs/${id}`)).toMatchObject({ status: 200, json: null });
  expect((await call('GET', S)).json).toMatchObject({ creditsLeft: creditsLeft + 1 });
});

test('users, senders and the account are set, and void is the literal null', async () => {
  const voids = [
    await call('POST', `${S}/users`, { login: 'by api', password: 'abcd1234' }),
    await call('PUT', `${S}/users/by%20api`, { quotaInformations: { quotaLeft: 10, quotaStatus: 'active' } }),
    await call('DELETE', `${S}/users/by%20api`),
    await call('PUT', S, { description: 'By API' }),
    await call('PUT', `${S}/senders/TEST`, { description: 'By API' }),
  ];
  expect(voids.map(({ status, json }) => [status, json])).toEqual(voids.map(() => [200, null]));
  expect((await call('POST', `${S}/senders`, { sender: 'ByApi' })).json).toBe('ByApi');
  expect((await call('GET', `${S}/senders`)).json).toEqual(['TEST', 'OFF', 'ByApi']);
  expect((await call('GET', `${S}/users`)).json).toEqual(['user1']);
  const audited = await chappe.gateway.db.auditEntry.findMany({
    where: { action: 'api-user.add' },
    orderBy: { id: 'asc' },
  });
  expect(audited).toMatchObject([{ actor: expect.stringMatching(/^key:owner@example\.com#\d+ ./), subject: 'by api' }]);
});

test('what nobody needs a key for', async () => {
  const rate = await callRest(origin, '/1.0/sms/rates/destinations?country=in&billingCountry=fr');
  expect(rate).toMatchObject({ status: 200, json: { countryCode: 'in', country: 'India', credit: 0.4 } });
  expect(await callRest(origin, '/1.0/sms/rates/packs?country=fr')).toMatchObject({ status: 200, json: [] });
  for (const name of ['sms.json', 'auth.json', 'openapi.json']) {
    expect(await callRest(origin, `/1.0/${name}`)).toMatchObject({ status: 200 });
  }
  expect(await callRest(origin, '/1.0/sms/rates/destinations?country=xx')).toMatchObject({ status: 400 });
});

test('an estimate counts as the message would be counted', async () => {
  const estimate = (message: string, noStopClause: boolean) =>
    call('POST', '/sms/estimate', { message, noStopClause, senderType: 'alpha' });
  expect((await estimate('x'.repeat(149), false)).json).toEqual({
    ...{ characters: 160, charactersClass: '7bits', maxCharactersPerPart: 160, parts: 1 },
  });
  expect((await estimate('€', true)).json).toMatchObject({ characters: 2, parts: 1 });
  expect((await estimate('ő'.repeat(71), true)).json).toMatchObject({
    charactersClass: 'unicode',
    maxCharactersPerPart: 67,
    parts: 2,
  });
});

test('a path that cannot be read is refused in JSON, too', async () => {
  for (const path of ['/1.0/sms/a%5Cb', '/v1/sms/a%2Fb/users', '/1.0/sms/%zz']) {
    const { status, json } = await callRest(origin, path);
    expect([status, json]).toMatchObject([400, { class: 'Client::BadRequest', httpCode: '400 Bad Request' }]);
  }
});

test('what is not offered is refused in the original’s form', async () => {
  expect(await call('GET', `${S}/phonebooks`)).toMatchObject({
    status: 501,
    json: {
      class: 'Server::NotImplemented',
      message: expect.stringMatching(/^This is not offered here: address books; .*POST \/sms\/{serviceName}\/jobs$/),
      httpCode: '501 Not Implemented',
    },
  });
  expect(await call('GET', '/sms/sms-other-1/phonebooks')).toMatchObject({ status: 404 });
});
