/** What reaches Next through admission, against the production build. */
import type { Page } from '@playwright/test';
import { exchange, rawRequest as raw } from './fixtures/exchange';
import { startSession } from './fixtures/session';
import { addApiUser, expect, test } from './fixtures/test';
import type { TestAccount } from './fixtures/test-account';

const status = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);

const PATHS = [
  '/sign-in',
  '/api/auth/csrf',
  '/api/panel/a/account',
  '/1.0/sms/ptts?ptt=4',
  '/docs/http2sms',
  '/icon.svg',
];

for (const [name, offer] of [
  ['h2c', ['Connection: Upgrade, HTTP2-Settings, close', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAAP__']],
  [
    'websocket',
    ['Connection: Upgrade, close', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: eA=='],
  ],
] as const) {
  test(`an offer of ${name} gets a plain answer on every path, however often`, async ({ shared }) => {
    for (const path of [...PATHS, ...PATHS, '/_next/hmr']) {
      const answer = await exchange(shared, raw('GET', path, offer));
      expect([path, status(answer) >= 200 && status(answer) < 500]).toEqual([path, true]);
    }
  });
}

test('Next has no way of its own to the gateway, nor HEAD to a stream', async ({ shared }) => {
  for (const path of [
    '/cgi-bin/sms/http2sms.cgi',
    '/cgi-bin/sms//http2sms.cgi/',
    '/CGI-BIN/sms/http2sms.cgi',
    '/api/panel/a/events/',
  ]) {
    expect([path, status(await exchange(shared, raw('HEAD', path)))]).toEqual([path, 405]);
  }
  expect(status(await exchange(shared, raw('GET', '/cgi-bin/sms')))).toBe(404);
});

test('what nobody can read is a 4xx', async ({ shared, request }) => {
  for (const path of ['/%zz', '/telecom/%ff', '/_next/static/%', '/api/panel/%E9/account', '/api/auth/%']) {
    expect([path, status(await exchange(shared, raw('GET', path)))]).toEqual([path, 400]);
  }
  expect(status(await exchange(shared, raw('OPTIONS', '*')))).toBe(405);
  for (const path of ['callback/credentials', 'signout']) {
    for (const data of ['{', '[]', 'null', '{"csrfToken":{}}', '{"email":["a"],"password":{"not":""}}']) {
      const headers = { 'content-type': 'application/json' };
      const answer = await request.post(`${shared.url}/api/auth/${path}`, { headers, data: Buffer.from(data) });
      expect([path, data, answer.status()]).toEqual([path, data, 400]);
    }
  }
});

test('next-auth is asked for nothing but what our pages ask for', async ({ shared, request }) => {
  for (const path of ['callback/credentials', 'session', 'signin', 'signout', 'verify-request', 'error', '_log']) {
    const answer = await request.get(`${shared.url}/api/auth/${path}`, { maxRedirects: 0 });
    expect([path, answer.status()]).toEqual([path, 404]);
  }
});

test('a place to return to that is no address is a 4xx', async ({ shared, request }) => {
  const wrong = encodeURIComponent('http://[');
  for (const path of ['csrf', 'providers']) {
    const answer = await request.get(`${shared.url}/api/auth/${path}?callbackUrl=${wrong}`, { maxRedirects: 0 });
    expect([path, answer.status()]).toEqual([path, 400]);
  }
  const headers = { cookie: `next-auth.callback-url=${wrong}` };
  expect((await request.get(`${shared.url}/api/auth/csrf`, { headers })).status()).toBe(400);
});

test('years that no clock shows set no bound', async ({ account, owner }) => {
  const { chappe, serviceName } = account;
  const ask = async (path: string) => {
    const answer = await owner.request.get(`${chappe.url}/api/panel/${serviceName}/${path}`);
    expect([path, answer.status()]).toEqual([path, 200]);
    return answer.text();
  };
  for (const period of ['to=9999-12-31', 'from=9999-12-31', 'from=0000-01-01&to=9998-12-31']) {
    for (const log of ['messages', 'callbacks', 'alerts', 'audit', 'refused']) await ask(`${log}?${period}`);
    // The account's first credit is in all that is told of its ledger.
    expect(JSON.parse(await ask(`movements?${period}`))).toMatchObject({ rows: [{ kind: 'grant' }] });
    expect(await ask(`movements/export?${period}`)).toContain('Credit added');
    for (const log of ['messages', 'callbacks', 'alerts', 'audit']) await ask(`${log}/export?${period}`);
    expect(await ask(`movement-sums?${period}`)).toContain('grant');
  }
});

/** What the owner's page sends to disable an API user, and a way to send something else in its place. */
async function disableBilling(owner: Page, account: TestAccount) {
  await addApiUser(owner, account, 'billing');
  await owner.getByRole('button', { name: 'Actions for billing' }).click();
  await owner.getByRole('menuitem', { name: 'Disable' }).click();
  const sent = owner.waitForRequest((request) => request.headers()['next-action'] !== undefined);
  await owner.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  const action = await sent;
  expect((await action.response())?.status()).toBe(200);
  const { 'next-action': id = '', 'content-type': contentType = '' } = action.headers();
  const postTo = async (url: string, data: string, more: Readonly<Record<string, string>> = {}) => {
    const headers = { 'next-action': id, 'content-type': contentType, origin: account.chappe.url, ...more };
    const answer = await owner.request.post(url, { headers, data: Buffer.from(data) });
    return { status: answer.status(), body: await answer.text() };
  };
  const post = (data: string, more?: Readonly<Record<string, string>>) => postTo(action.url(), data, more);
  return { sent: action.postData() ?? '', post, postTo };
}

test('what a page binds to its actions is read like any other input', async ({ account, owner }) => {
  const { sent, post } = await disableBilling(owner, account);
  const call = (...args: readonly unknown[]) => post(JSON.stringify(args));
  const [serviceName, login, ...rest]: unknown[] = JSON.parse(sent);
  expect([serviceName, login]).toEqual([account.serviceName, 'billing']);
  for (const wrong of [{ not: '' }, { startsWith: 'sms' }, ['a'], null, 7]) {
    for (const args of [
      [wrong, login, ...rest],
      [serviceName, wrong, ...rest],
      [serviceName, login, wrong],
    ]) {
      const { status: code, body } = await call(...args);
      expect([code, body.includes('"ok":false'), body.includes('nvalid input')]).toEqual([200, true, false]);
    }
  }
  expect((await call()).status).toBe(200);
});

test('what no page of ours sends to an action is a 4xx', async ({ account, owner }) => {
  const { sent, post, postTo } = await disableBilling(owner, account);
  expect((await postTo(`${account.chappe.url}/profile`, sent)).status).toBe(409);
  const asForm = { 'content-type': 'multipart/form-data; boundary=x' };
  const wrong: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ...['https://evil.example', 'null', 'nonsense'].map((origin) => [sent, { origin }] as const),
    ...['', '00', 'toString', '7f'.repeat(21)].map((id) => [sent, { 'next-action': id }] as const),
    ...[sent.slice(0, -1), '["$F1"]', '["$K1","$0:0"]', '['.repeat(100_000)].map((data) => [data, {}] as const),
    ['--x\r\nnonsense', asForm],
    ['--x\r\nnonsense', { 'content-type': 'multipart/form-data' }],
  ];
  for (const [data, more] of wrong) {
    const { status: code } = await post(data, more);
    expect([data.slice(0, 20), more, Math.floor(code / 100)]).toEqual([data.slice(0, 20), more, 4]);
  }
});

test('a body larger than its path allows does not reach Next', async ({ account, owner }) => {
  await startSession(owner.context(), account);
  const large = Buffer.alloc(1024 * 1024 + 1, 'a');
  const post = (path: string, data: Buffer) => owner.request.post(account.chappe.url + path, { data });
  expect((await post('/telecom/sms', large)).status()).toBe(413);
  expect((await post('/api/auth/callback/credentials', large.subarray(0, 64 * 1024 + 1))).status()).toBe(413);
});
