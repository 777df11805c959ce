/** What may be sent to a page, from where, and what proxies tell of the way there. */
import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ACTION, CLOSE, createTestAdmission, statusOf, type TestAdmission } from '@/lib/testing/test-admission';
import { createTestServer, rawRequest } from '@/lib/testing/test-server';

let chappe: TestAdmission;

beforeAll(async () => {
  chappe = await createTestAdmission();
});

afterAll(() => chappe.closeBalanced());

beforeEach(() => chappe.forgetSeen());

describe('what a page is sent', () => {
  const call = (headers: readonly string[], body: string, path = '/telecom/sms') =>
    chappe.ask('POST', path, [...headers, `Content-Length: ${Buffer.byteLength(body)}`], body);

  test('the call of an action arrives, whether or not a browser says where it comes from', async () => {
    expect(statusOf(await call(ACTION, '["a",{"b":null}]'))).toBe(200);
    expect(statusOf(await call([...ACTION, 'Origin: https://sms.example'], '[]'))).toBe(200);
    expect(chappe.seenByNext.map(({ body }) => body.toString())).toEqual(['["a",{"b":null}]', '[]']);
    expect(chappe.seenByNext[1]?.request.headers['x-forwarded-host']).toBe('sms.example');
  });

  test.each([
    ['nothing', ACTION, '', 400],
    ['half of it', ACTION, '["a', 400],
    ['a word of React’s', ACTION, '["$F1"]', 400],
    ['a broken form', ['Next-Action: 00', 'Content-Type: multipart/form-data; boundary=x'], '--x\r\nnonsense', 415],
    ['a form without an action', ['Content-Type: multipart/form-data; boundary=x'], '--x\r\nnonsense', 400],
    ['a plain form', ['Content-Type: application/x-www-form-urlencoded'], 'a=1', 400],
  ])('%s is refused in words', async (_, headers, body, refused) => {
    const answer = await call(headers, body);
    expect([statusOf(answer), /\r\n\r\n\S.+\n$/.test(answer)]).toEqual([refused, true]);
    expect(chappe.seenByNext).toEqual([]);
  });

  test.each(['/telecom/sms', '/api/auth/callback/credentials', '/api//auth/signout'])(
    'a POST to %s that another site’s page sends is refused, whoever is said to be asked',
    async (path) => {
      for (const origin of ['https://evil.example', 'null', 'evil', 'https://sms.example, https://evil.example']) {
        const answer = await call([...ACTION, `Origin: ${origin}`], '[]', path);
        expect([origin, statusOf(answer)]).toEqual([origin, 403]);
      }
      expect(chappe.seenByNext).toEqual([]);
    },
  );
});

describe('what proxies tell of the way', () => {
  const FORWARDED = [
    'X-Forwarded-Host: panel.example, inner.example',
    'X-Forwarded-Proto: https',
    'X-Forwarded-Port: 444',
    'Forwarded: host=panel.example',
  ];
  const fields = ['forwarded', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto'];
  const fromPage = [...FORWARDED, ...ACTION, 'Content-Length: 2', 'Origin: https://panel.example'];

  test('is believed of a trusted one', async () => {
    expect(statusOf(await chappe.ask('POST', '/telecom', fromPage, '[]'))).toBe(200);
    expect(fields.filter((name) => chappe.seenByNext[0]?.request.headers[name] === undefined)).toEqual([]);
  });

  test('is forgotten of anybody else', async () => {
    const passToNext: RequestListener = (request, response) => {
      response.end(fields.filter((name) => request.headers[name] !== undefined).join());
    };
    const open = await createTestServer({ passToNext });
    expect(await open.exchange(rawRequest('GET', '/telecom', [CLOSE, ...FORWARDED]))).toMatch(/\r\n\r\n$/);
    expect(statusOf(await open.exchange(rawRequest('POST', '/telecom', [CLOSE, ...fromPage], '[]')))).toBe(403);
    await open.closeBalanced();
  });

  test('is not asked for where PUBLIC_URL says who we are', async () => {
    const named = await createTestServer({ env: { PUBLIC_URL: 'https://panel.example' } });
    const from = (origin: string) =>
      named.exchange(
        rawRequest('POST', '/telecom', [CLOSE, ...ACTION, `Origin: ${origin}`, 'Content-Length: 2'], '[]'),
      );
    expect(statusOf(await from('https://panel.example'))).toBe(200);
    expect(statusOf(await from('http://panel.example'))).toBe(403);
    expect(statusOf(await from('https://sms.example'))).toBe(403);
    await named.closeBalanced();
  });
});
