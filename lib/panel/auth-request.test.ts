import { expect, test } from 'vitest';
import { isAuthCall, isReadable, redirectWithin } from './auth-request';

const post = (body: string, contentType = 'application/json') =>
  new Request('http://sms.example/api/auth/callback/credentials', {
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
  });

test('what no page of ours asks for does not reach next-auth', () => {
  const asked = ['GET', 'POST'].flatMap((method) =>
    ['csrf', 'providers', 'session', 'signin', 'signout', 'error', 'verify-request', '_log', 'callback', 'csrf/x']
      .concat('signin/credentials', 'callback/credentials', 'callback/credentials/x')
      .filter((action) => isAuthCall(method, action.split('/')))
      .map((action) => `${method} ${action}`),
  );
  expect(asked).toEqual(['GET csrf', 'GET providers', 'POST signout', 'POST callback/credentials']);
});

test.each(['{', '', '[]', 'null', '1', '"text"', '{"csrfToken":{}}', '{"email":["a"]}', '{"callbackUrl":{}}'])(
  'the JSON body %s is none that next-auth can read',
  async (body) => {
    expect(await isReadable(post(body), [])).toBe(false);
  },
);

test('a flat object and a form are read on', async () => {
  const json = post('{"csrfToken":"a","json":true}');
  expect(await isReadable(json, [])).toBe(true);
  expect(await json.text()).toBe('{"csrfToken":"a","json":true}');
  expect(await isReadable(post('{', 'application/x-www-form-urlencoded'), [])).toBe(true);
  const headers = { 'content-type': 'application/json' };
  expect(await isReadable(new Request('http://sms.example/api/auth/session', { headers }), [])).toBe(true);
});

test.each([
  ['/telecom/sms', true],
  ['https://sms.example/telecom', true],
  ['', true],
  ['http://[', false],
  ['//[', false],
  ['telecom', false],
  ['javascript:alert(1)', false],
])('the place %j to return to, in a query or a cookie: %j', async (place, readable) => {
  const asked = new Request(`http://sms.example/api/auth/csrf?callbackUrl=${encodeURIComponent(place)}`);
  expect(await isReadable(asked, [])).toBe(readable);
  const plain = new Request('http://sms.example/api/auth/csrf');
  expect(await isReadable(plain, [{ name: 'next-auth.callback-url', value: place }])).toBe(readable);
  expect(await isReadable(plain, [{ name: '__Secure-next-auth.callback-url', value: place }])).toBe(readable);
});

const baseUrl = 'https://sms.example';

test.each([
  ['/telecom/sms?page=2', 'https://sms.example/telecom/sms?page=2'],
  ['https://sms.example/telecom', 'https://sms.example/telecom'],
  ['https://evil.example/', baseUrl],
  ['//evil.example/', baseUrl],
  ['/\\evil.example/', baseUrl],
  ['http://[', baseUrl],
  ['javascript:alert(1)', baseUrl],
])('%s leads to %s', (url, expected) => {
  expect(redirectWithin({ url, baseUrl })).toBe(expected);
});
