import { connect } from 'node:net';
import { writeTestCertificate } from '../lib/testing/test-certificate';
import { startChappe } from './fixtures/chappe-server';
import { giveApiUser } from './fixtures/database';
import { freePort } from './fixtures/free-port';
import { sessionCookie, signIn } from './fixtures/session';
import { expect, test } from './fixtures/test';
import { addTestAccount, seededAccount, type TestAccount } from './fixtures/test-account';

/** Every page of the panel. The fixture `page` fails a test in which anything breaks the policy. */
const OF_ACCOUNT = [
  '/users',
  '/users/details?login=script',
  '/messages',
  '/messages/scheduled',
  '/callbacks',
  '/alerts',
  '/audit',
  '/refused',
  '/senders',
  '/options',
  '/credit',
  '/panel-users',
] as const;
const OF_ALL = ['/telecom/sms', '/profile', '/docs/http2sms', '/sign-in', '/invitation/none', '/no-such-page'];
const pagesOf = (account: TestAccount) => [
  account.url(),
  ...OF_ACCOUNT.map((path) => account.url(path)),
  ...OF_ALL.map((path) => account.chappe.url + path),
];

test('no page breaks the policy, no other script runs, and each answer has a nonce of its own', async ({
  owner,
  account,
}) => {
  giveApiUser(account, 'script');
  const nonces = new Set<string>();
  for (const url of pagesOf(account)) {
    const answer = await owner.goto(url);
    await expect(owner.getByRole('heading').first()).toBeVisible();
    const scripts = /script-src ([^;]*)/.exec(answer?.headers()['content-security-policy'] ?? '')?.[1] ?? '';
    expect(scripts).toMatch(/^'self' 'nonce-[A-Za-z0-9+/]{22}=='$/);
    nonces.add(scripts);
    // What React has taken over answers clicks: its own scripts have run.
    await expect(owner.locator('html')).toHaveAttribute('data-theme', /light|dark/);
  }
  expect(nonces.size).toBe(pagesOf(account).length);
});

test('a script or a style sheet that somebody got into a page does nothing, and tests would notice', async ({
  browser,
  shared,
}) => {
  // A context of its own: in the fixture's page, what is told here would fail the test.
  const page = await browser.newPage();
  const told: string[] = [];
  page.on('console', (message) => told.push(message.text()));
  await page.goto(`${shared.url}/sign-in`);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = "document.title = 'taken over'";
    const style = document.createElement('style');
    style.textContent = 'body { visibility: hidden }';
    document.body.append(script, style);
  });
  expect(await page.title()).not.toBe('taken over');
  await expect(page.locator('body')).toBeVisible();
  await expect.poll(() => told.join()).toContain('Content Security Policy');
  await page.close();
});

/** The head of an answer to whatever bytes. */
const headOf = (url: string, bytes: string) =>
  new Promise<string>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    let heard = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
      .on('data', (chunk) => {
        heard += chunk.toString('latin1');
        if (heard.includes('\r\n\r\n')) socket.destroy();
      })
      .on('close', () => resolve(heard.split('\r\n\r\n')[0]?.toLowerCase() ?? ''))
      .on('error', reject);
  });

test('whatever answers: nosniff, and behind TLS a browser stays there; images are not made here', async () => {
  const plain = await startChappe();
  const port = await freePort();
  const secure = await startChappe({ env: { PORT: String(port), PUBLIC_URL: 'https://sms.example' } });
  for (const chappe of [plain, secure]) {
    const url = chappe === secure ? `http://127.0.0.1:${port}` : chappe.url;
    const account = addTestAccount(chappe);
    const cookie = await sessionCookie(account, account.owner);
    // Behind TLS the cookie has another name; there the stream answers 401, which is an answer like any other.
    const signedIn = `cookie: ${cookie.name}=${cookie.value}\r\n`;
    const asset = /\/_next\/static\/[^"]+\.js/.exec(await (await fetch(`${url}/sign-in`)).text())?.[0] ?? '';
    const paths = [
      ['GET', '/sign-in'],
      ['GET', '/telecom/sms'],
      ['GET', '/no-such-page'],
      ['GET', asset],
      ['GET', '/icon.svg'],
      ['GET', '/docs/http2sms'],
      ['GET', '/api/auth/session'],
      ['GET', `/api/panel/${account.serviceName}/users`],
      ['GET', `/api/panel/${account.serviceName}/events`],
      ['HEAD', '/sign-in'],
      ['GET', '/cgi-bin/sms/http2sms.cgi'],
      ['DELETE', '/cgi-bin/sms/http2sms.cgi'],
      ['GET', '/api/dlr/simulated/nonsense'],
      ['GET', '/1.0/sms/ptts'],
      ['GET', '/health/live'],
      ['GET', '/%'],
      ['TRACE', '/sign-in'],
    ];
    const requests = paths.map(([method, path]) => `${method} ${path} HTTP/1.1\r\nhost: chappe\r\n${signedIn}\r\n`);
    for (const bytes of [...requests, 'nonsense\r\n\r\n']) {
      const head = await headOf(url, bytes);
      expect(head, bytes).toContain('x-content-type-options: nosniff');
      expect(head.includes('strict-transport-security: max-age=31536000'), bytes).toBe(chappe === secure);
    }
    const image = await fetch(`${url}/_next/image?url=%2Ficon.svg&w=640&q=75`);
    expect(image.status).toBe(404);
  }
  await plain.stop();
  await secure.stop();
});

test('with a certificate alone, browsers are told to stay with TLS, and a session’s cookie goes by nothing else', async ({
  browser,
}) => {
  const certificate = writeTestCertificate();
  const chappe = await startChappe({ env: { TLS_CERT: certificate.certFile, TLS_KEY: certificate.keyFile } });
  const page = await browser.newPage({ ignoreHTTPSErrors: true });
  const answer = await page.goto(`${chappe.url}/sign-in`);
  expect(answer?.url()).toMatch(/^https:/);
  expect(answer?.headers()['strict-transport-security']).toBe('max-age=31536000');
  await signIn(page, seededAccount(chappe));
  const cookies = await page.context().cookies();
  expect(cookies.map(({ name, secure }) => [name, secure])).toContainEqual(['__Secure-next-auth.session-token', true]);
  expect(cookies.filter(({ secure }) => !secure)).toEqual([]);
  await page.close();
  await chappe.stop();
  certificate.remove();
});
