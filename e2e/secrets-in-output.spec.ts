/** What the built server prints, at its most talkative, of the secrets that were used: nothing, however they came. */
import { quickHash } from '../lib/testing/quick-hash';
import { addCarrier, changeCarrier, smppCarrier } from './fixtures/carriers';
import { ADMIN_EMAIL, ADMIN_PASSWORD, type ChappeServer, startChappe } from './fixtures/chappe-server';
import { addUsableApiUser } from './fixtures/database';
import { exchange, rawRequest as raw } from './fixtures/exchange';
import { freePort } from './fixtures/free-port';
import { expect, test } from './fixtures/test';
import { seededAccount } from './fixtures/test-account';

/** Letters, digits and hyphens alone: percent-encoded or in JSON, they look the same. */
const PASSWORD = 'password-qX7vT2';
const TEXT = 'sentence-mK4wR9';
const DLR_SECRET = 'report-secret-pL8sN3';
const CARRIER_PASSWORD = 'carrier-password-eB7nU2';
const NEXTAUTH_SECRET = 'session-secret-of-thirty-two-or-more-hJ5dB1';
const CALLBACK_TOKEN = 'callback-token-zF6cY0';
const BASIC = Buffer.from(`billing:${PASSWORD}`).toString('base64');

const PATH = '/cgi-bin/sms/http2sms.cgi';
const FIELDS = { account: 'sms-xx11111-1', login: 'billing', password: PASSWORD, from: 'TEST', to: '+33612345678' };
/** A complete request, with these fields in the place of its own. */
const query = (changes: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({ ...FIELDS, message: TEXT, ...changes }).toString();
const form = 'Content-Type: application/x-www-form-urlencoded';
const json = 'Content-Type: application/json';

/** One field at a time with what belongs into another. */
const IN_WRONG_FIELDS = [...Object.keys(FIELDS), 'message', 'contentType', 'class', 'tag', 'deferred', '_charset_'].map(
  (name) => raw('GET', `${PATH}?${query({ [name]: PASSWORD })}`),
);

const TO_HTTP2SMS = [
  ...IN_WRONG_FIELDS,
  raw('GET', `${PATH}?${query({ password: `${PASSWORD}-wrong` })}`),
  raw('GET', `${PATH}?${query({ to: '0612345678' })}`),
  raw('GET', `${PATH}?${query().replaceAll('&', ';')}`),
  raw('GET', `${PATH}?${query().replaceAll('&', '\n')}`),
  raw('GET', `${PATH}?${query().replaceAll('&', '%0a')}`),
  raw('GET', `${PATH}?${query().replace('password=', 'p%61ssword=')}`),
  raw('GET', `${PATH}?${query().replace('password=', 'PassWord=')}`),
  raw('GET', `${PATH}?${query().replace('password=', 'pwd=')}`),
  raw('GET', `${PATH}?${query()}&password=${PASSWORD}-again`),
  raw('GET', `${PATH}?${query()}&note=Été ${TEXT}`),
  raw('GET', `${PATH}?${query()}%`),
  raw('GET', `${PATH}?${query()}%zz%00`),
  raw('GET', `${PATH}/${query()}`),
  raw('GET', `${PATH};${query()}`),
  raw('GET', `${PATH}%zz?${query()}`),
  raw('GET', `http://billing:${PASSWORD}@localhost${PATH}?${query()}`),
  raw('GET', `${PATH}?${query({ message: TEXT.repeat(30_000) })}`),
  raw('GET', PATH, [`Authorization: Basic ${BASIC}`]),
  raw('GET', PATH, [
    `Authorization: Basic ${BASIC}`,
    `Referer: http://localhost${PATH}?${query()}`,
    `Cookie: ${query()}`,
  ]),
  raw('POST', PATH, [form], query()),
  raw('POST', PATH, [form], query({ login: PASSWORD })),
  raw('POST', PATH, [json], JSON.stringify({ ...FIELDS, message: TEXT })),
  raw('POST', PATH, [json, 'Content-Encoding: gzip'], query()),
  raw('POST', PATH, ['Content-Type: multipart/form-data; boundary=b'], `--b\r\n\r\n${query()}`),
  raw('POST', PATH, [form, 'Transfer-Encoding: chunked'], query()),
  raw('POST', PATH, [form], query()) + query(),
  raw('DELETE', `${PATH}?${query()}`),
  raw(PASSWORD, `${PATH}?${query()}`),
  `${query()}\r\n\r\n`,
];

const TO_REPORTS = [
  `/api/dlr/simulated/${DLR_SECRET}?id=1&ptt=1`,
  `/api/dlr/simulated/${DLR_SECRET}?id=&ptt=${TEXT}`,
  `/api/dlr/simulated/${DLR_SECRET}/?id=1;ptt=x`,
  `/api/dlr/simulated/${DLR_SECRET}%?id=1`,
  `/api/dlr/simulated/${DLR_SECRET}-wrong?id=1`,
  `/api/dlr/nobody/${DLR_SECRET}?id=1`,
  `/API/dlr//simulated/${DLR_SECRET}`,
  `/api/dlr/${DLR_SECRET}`,
].flatMap((target) => [raw('GET', target), raw('POST', target, [json], `{"id":"${TEXT}"`), raw('PUT', target)]);

const signInBody = (changes: Readonly<Record<string, string>>) =>
  new URLSearchParams({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD, json: 'true', ...changes }).toString();
const SIGN_IN = '/api/auth/callback/credentials';

const TO_THE_PANEL = [
  raw('GET', `/http2sms?${query()}`),
  raw('GET', `/cgi-bin/sms/${PASSWORD}`),
  raw('GET', `/telecom/sms/${PASSWORD}?${query()}`),
  raw('GET', `/telecom/%ff?${query()}`),
  raw('GET', `/api/panel/${PASSWORD}/messages?${query()}`),
  raw('GET', `/invitation/${PASSWORD}`),
  raw('GET', `/sign-in?returnTo=${PASSWORD}&password=${PASSWORD}`),
  raw('GET', `/_next/image?url=${PASSWORD}`),
  raw('GET', `/_next/static/${PASSWORD}.js`),
  raw('GET', `/api/auth/csrf?callbackUrl=http%3A%2F%2F%5B${PASSWORD}`),
  raw('GET', '/telecom/sms', [`Cookie: next-auth.session-token=${PASSWORD}`]),
  raw('GET', '/api/auth/csrf', [`Cookie: next-auth.callback-url=${PASSWORD}; next-auth.csrf-token=${PASSWORD}`]),
  raw('GET', `${SIGN_IN}?email=x&password=${PASSWORD}`),
  raw('POST', SIGN_IN, [form], signInBody({ password: PASSWORD })),
  raw('POST', SIGN_IN, [json], JSON.stringify({ email: PASSWORD, password: PASSWORD, csrfToken: {} })),
  raw('POST', SIGN_IN, [json], `{"email":"x","password":"${PASSWORD}"`),
  raw(
    'POST',
    '/telecom/sms',
    [`Next-Action: ${PASSWORD}`, 'Content-Type: text/plain;charset=UTF-8'],
    `["${PASSWORD}"]`,
  ),
  raw('POST', '/profile', [`Next-Action: ${'7f'.repeat(21)}`, 'Content-Type: text/plain'], `["${PASSWORD}"]`),
  raw('POST', '/sign-in', [form], signInBody({ password: PASSWORD })),
  raw('CONNECT', `${PASSWORD}:80`),
];

/** Signs in as the form does, after three wrong tries, and answers the session's cookie. */
async function signInByHand({ url }: ChappeServer): Promise<string> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken }: { csrfToken: string } = await asked.json();
  const cookie = asked.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const post = (changes: Readonly<Record<string, string>>) =>
    fetch(url + SIGN_IN, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: signInBody({ csrfToken, ...changes }),
      redirect: 'manual',
    });
  for (const wrong of [{ password: PASSWORD }, { email: PASSWORD }, { email: `${PASSWORD}@example.com` }]) {
    expect((await post(wrong)).status).toBe(401);
  }
  const session = (await post({})).headers.getSetCookie().find((line) => line.includes('session-token='));
  return session?.split(';')[0] ?? '';
}

test('however a secret came to the server, right or wrong, it is in nothing that it prints', async () => {
  const deaf = `http://127.0.0.1:${await freePort()}/hook?token=${CALLBACK_TOKEN}`;
  const chappe = await startChappe({
    env: { LOG_LEVEL: 'trace', NEXTAUTH_SECRET, SIMULATED_CARRIER_SPEED: '1000' },
  });
  await changeCarrier(chappe.dataDirectory, { name: 'simulated', dlrSecret: DLR_SECRET });
  await addCarrier(chappe.dataDirectory, { ...smppCarrier(9), secrets: { password: CARRIER_PASSWORD } });
  await changeCarrier(chappe.dataDirectory, { name: 'smsc', enabled: false });
  await changeCarrier(chappe.dataDirectory, { name: 'simulated', enabled: true });
  addUsableApiUser(seededAccount(chappe), 'billing', { passwordHash: quickHash(PASSWORD), callbackUrl: deaf });
  expect(await exchange(chappe, raw('GET', `${PATH}?${query()}`))).toMatch(/\r\n\r\nOK\n/);
  for (const bytes of [...TO_HTTP2SMS, ...TO_REPORTS, ...TO_THE_PANEL]) {
    const answer = await exchange(chappe, bytes);
    expect(answer.slice(0, 12), bytes.slice(0, 200)).toMatch(/^HTTP\/1\.1 [2-4]/);
  }
  const cookie = await signInByHand(chappe);
  const callbacks = `${chappe.url}/api/panel/sms-xx11111-1/callbacks`;
  await expect
    .poll(async () => (await fetch(callbacks, { headers: { cookie } })).text())
    .toContain('connection_refused');
  await chappe.stop();

  const printed = chappe.output();
  // Everything that speaks of requests has spoken.
  for (const told of ['http2sms accepted', 'http2sms refused', 'could not be read', 'panel sign-in refused']) {
    expect(printed).toContain(told);
  }
  expect(printed).toContain(`"email":"${ADMIN_EMAIL}","clientIp":"127.0.0.1","msg":"signed in to the panel"`);
  const [, sessionToken = ''] = cookie.split('=');
  expect(sessionToken.length).toBeGreaterThan(100);
  const secrets = [
    PASSWORD,
    TEXT,
    DLR_SECRET,
    CARRIER_PASSWORD,
    NEXTAUTH_SECRET,
    CALLBACK_TOKEN,
    BASIC,
    ADMIN_PASSWORD,
    sessionToken,
  ];
  for (const secret of secrets) {
    const lines = printed.split('\n').filter((line) => line.toLowerCase().includes(secret.toLowerCase()));
    expect(lines, secret).toEqual([]);
  }
});
