/** What cannot be read is refused, and reaches nobody. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CLOSE, createTestAdmission, statusOf, type TestAdmission } from '@/lib/testing/test-admission';
import { query } from '@/lib/testing/test-gateway';
import { rawRequest } from '@/lib/testing/test-server';
import { HTTP2SMS_PATH } from '../http2sms/http2sms-handler';

let chappe: TestAdmission;

beforeAll(async () => {
  chappe = await createTestAdmission();
});

afterAll(() => chappe.closeBalanced());

beforeEach(() => chappe.forgetSeen());

const messageCount = () => chappe.gateway.db.message.count();

describe('what cannot be read is a 4xx and reaches nobody', () => {
  const http2sms = `${HTTP2SMS_PATH}?${query()}`;
  test.each([
    ['a bad escape', rawRequest('GET', '/telecom/%E9', [CLOSE])],
    ['half an escape', rawRequest('GET', '/%', [CLOSE])],
    ['an escaped slash', rawRequest('GET', '/api%2Fauth%2Fsession', [CLOSE])],
    ['a bad escape at the gateway', rawRequest('GET', `/cgi-bin/sms/%zz?${query()}`, [CLOSE])],
    ['OPTIONS *', rawRequest('OPTIONS', '*', [CLOSE])],
    ['two hosts', rawRequest('GET', http2sms, ['host: evil.example', CLOSE])],
    ['a host that is none', `GET ${http2sms} HTTP/1.1\r\nHost: a b\r\n${CLOSE}\r\n\r\n`],
    ['no host', `GET ${http2sms} HTTP/1.1\r\n${CLOSE}\r\n\r\n`],
    ['CONNECT', 'CONNECT sms.example:80 HTTP/1.1\r\nHost: sms.example:80\r\n\r\n'],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    [
      'a length and chunks',
      rawRequest('POST', http2sms, ['Content-Length: 3', 'Transfer-Encoding: chunked'], '0\r\n\r\n'),
    ],
    ['a length that is none', rawRequest('POST', http2sms, ['Content-Length: x'])],
    ['a chunk that is none', rawRequest('POST', http2sms, ['Transfer-Encoding: chunked'], 'zz\r\n')],
    ['raw UTF-8 elsewhere', Buffer.from(rawRequest('GET', '/telecom?x=é'), 'utf8')],
  ])('%s', async (_, bytes) => {
    const before = await messageCount();
    expect(Math.floor(statusOf(await chappe.exchange(bytes)) / 100)).toBe(4);
    expect(chappe.seenByNext).toEqual([]);
    expect(await messageCount()).toBe(before);
  });
});

test('Node gives no answer of its own: without a host, or with an expectation that is none', async () => {
  const withoutHost = await chappe.exchange(`GET /telecom HTTP/1.1\r\n${CLOSE}\r\n\r\n`);
  expect(withoutHost).toMatch(/^HTTP\/1\.1 400[\s\S]*x-content-type-options: nosniff/i);
  const expecting = await chappe.exchange(rawRequest('GET', '/telecom', ['Expect: a miracle', CLOSE]));
  expect(expecting).toMatch(/^HTTP\/1\.1 200[\s\S]*x-content-type-options: nosniff/i);
});

test.each(['utf8', 'latin1'] as const)('an address with raw %s is refused in http2sms’s words', async (encoding) => {
  const bytes = Buffer.from(rawRequest('GET', `${HTTP2SMS_PATH}?message=Été&${query({ message: null })}`), encoding);
  const answer = await chappe.exchange(bytes);
  expect(answer).toMatch(/^HTTP\/1\.1 200/);
  expect(answer).toContain(
    'KO\nInvalid request: is not percent-encoded. For more informations : http://localhost:3000',
  );
});

test('a space in the address, too', async () => {
  const answer = await chappe.exchange(rawRequest('GET', `${HTTP2SMS_PATH}?message=Hello you&login=x`));
  expect(answer).toContain('KO\nInvalid request: is not percent-encoded');
});

test('each kind of them is one line of the log a minute, which says from where, and holds nothing of what was sent', async () => {
  const fresh = await createTestAdmission();
  const unencoded = rawRequest('GET', `${HTTP2SMS_PATH}?message=Été&${query({ message: null })}`);
  for (let times = 0; times < 3; times += 1) await fresh.exchange(unencoded);
  await fresh.exchange(rawRequest('GET', '/telecom?x=é'));
  const lines = fresh.logged().filter((line) => line.includes('a request could not be read'));
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { code: 'HPE_INVALID_URL', status: 200, peer: '127.0.0.1', heldBack: 0 },
    { code: 'HPE_INVALID_URL', status: 400, peer: '127.0.0.1', heldBack: 0 },
  ]);
  expect(fresh.logged().join('')).not.toMatch(/abcd1234|message=|\/telecom/);
  await fresh.closeBalanced();
});
