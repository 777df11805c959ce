import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { newCaller, receiver, saying } from '@/lib/testing/test-caller';

test('a 200 and the start of its answer are told', async () => {
  const { url, received } = await receiver();
  expect(await newCaller().call(`${url}&ptt=4`)).toMatchObject({ httpStatus: 200, error: null, answer: 'thank you' });
  expect(Object.fromEntries(received[0] ?? [])).toEqual({ app: 'billing', ptt: '4' });
});

test('a 500 is told as it is', async () => {
  const { url } = await receiver({ answer: (_, response) => response.writeHead(500).end('sorry') });
  expect(await newCaller().call(url)).toMatchObject({ httpStatus: 500, error: null, answer: 'sorry' });
});

type Stands = NonNullable<Parameters<typeof newCaller>[0]>;

const refuse: () => Promise<never> = () => Promise.reject(new Error('gone'));
const SILENT: readonly (readonly [what: string, stands: Stands])[] = [
  ['the secrets', { secretsOf: refuse }],
  ['what is owed', { secretsOf: () => null, isOwed: refuse }],
];

test.each(SILENT)(
  'where the database does not tell %s nobody is called, and that is all that is told',
  async (_, stands) => {
    const { url, received } = await receiver();
    expect(await newCaller(stands).call(url)).toMatchObject({ httpStatus: null, error: 'not_asked', answer: '' });
    expect(received).toHaveLength(0);
  },
);

test('a redirect is not followed', async () => {
  const target = await receiver();
  const { url } = await receiver({ answer: (_, response) => response.writeHead(302, { location: target.url }).end() });
  expect(await newCaller().call(url)).toMatchObject({ httpStatus: 302, error: null });
  expect(target.received).toHaveLength(0);
});

test('a call is signed at the moment when it is made, and says when that was', async () => {
  let clock = new Date('2026-11-25T10:00:00.900Z');
  const { url, requests } = await saying('HTTP/1.1 204 No Content\r\n\r\n');
  const signed = { callbackSecret: 'whsec_c2VjcmV0', previousCallbackSecretUntil: new Date('2026-11-25T10:05:00Z') };
  const secrets = { ...signed, previousCallbackSecret: 'whsec_b2xk' };
  const caller = newCaller({ now: () => clock, secretsOf: () => secrets });
  expect((await caller.call(url)).at).toEqual(clock);
  clock = new Date('2026-11-25T10:10:00.100Z');
  await caller.call(url);
  const sign = (key: string, timestamp: number) =>
    `v1,${createHmac('sha256', key).update(`delivery-7.${timestamp}./status?app=billing`).digest('base64')}`;
  const [first, second] = [1_795_600_800, 1_795_601_400];
  expect(requests[0]).toContain(`webhook-timestamp: ${first}\r\n`);
  expect(requests[0]).toContain(`webhook-signature: ${sign('secret', first)} ${sign('old', first)}`);
  expect(requests[1]).toContain(`webhook-timestamp: ${second}\r\n`);
  expect(requests[1]).toMatch(
    new RegExp(`webhook-signature: ${sign('secret', second).replace(/[+/]/g, '\\$&')}(\r|$)`),
  );
});

test.each([
  ['a loopback address', (port: number) => `http://127.0.0.1:${port}/`],
  ['a name that leads to loopback', (port: number) => `http://localhost:${port}/`],
  ['an IPv4-mapped loopback address', (port: number) => `http://[::ffff:127.0.0.1]:${port}/`],
  ['loopback written as one number', (port: number) => `http://2130706433:${port}/`],
])('%s is refused unless the owner allows it', async (_, urlOf) => {
  const { port, received } = await receiver();
  expect(await newCaller({ allowedRanges: [] }).call(urlOf(port))).toMatchObject({ error: 'address_not_allowed' });
  expect(received).toHaveLength(0);
  expect(await newCaller().call(urlOf(port))).toMatchObject({ httpStatus: 200 });
});

test.each(['ftp://example.com/', 'file:///etc/passwd', 'not a url', ''])('%j is no callback URL', async (url) => {
  expect(await newCaller().call(url)).toMatchObject({ httpStatus: null, error: 'invalid_url' });
});
