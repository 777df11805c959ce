import { afterEach, expect, test, vi } from 'vitest';
import { signedHeaders } from '@/lib/testing/signed-headers';
import { callRest } from './call-rest';

const KEYS = { applicationKey: 'app', applicationSecret: 'secret', consumerKey: 'consumer' };
const ORIGIN = 'https://sms.example';
const TIME = 1_795_770_000;

/** An instance that says what time it is, and that all is well. */
function instance() {
  const asked: { url: string; request: RequestInit }[] = [];
  vi.stubGlobal('fetch', (url: string, request: RequestInit) => {
    asked.push({ url, request });
    const body = url.endsWith('/auth/time') ? String(TIME) : '[1]';
    return Promise.resolve(new Response(body, { headers: { 'x-ovh-queryid': 'q', 'x-other': 'o' } }));
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

test('a call is signed as the SDKs sign it, by the time of the instance, and the secret stays here', async () => {
  const asked = instance();
  const body = '{"message":"Été"}';
  const made = await callRest(ORIGIN, KEYS, 'signature', {
    ...{ method: 'POST', target: '/sms/x/jobs?a=1', headers: {}, body },
  });
  const url = `${ORIGIN}/1.0/sms/x/jobs?a=1`;
  const expected = signedHeaders(KEYS, url, { method: 'POST', body, timestamp: TIME });
  expect(made.headers).toEqual(expected);
  expect(asked.map((one) => one.url)).toEqual(['/1.0/auth/time', url]);
  expect(asked[1]?.request).toMatchObject({ method: 'POST', body, credentials: 'omit' });
  expect(JSON.stringify(asked)).not.toContain(KEYS.applicationSecret);
  expect(made.answer).toMatchObject({
    httpStatus: 200,
    headers: [
      ['content-type', expect.any(String)],
      ['x-ovh-queryid', 'q'],
    ],
    body: '[1]',
  });
});

test('without a signature the secret goes with it, or nothing does', async () => {
  instance();
  const call = { method: 'GET', target: '/sms', headers: {}, body: '' };
  const headersBy = async (proof: 'basic' | 'application' | 'none') =>
    (await callRest(ORIGIN, KEYS, proof, call)).headers;
  expect(await headersBy('basic')).toEqual({
    authorization: `basic ${Buffer.from('consumer:secret').toString('base64')}`,
  });
  expect(await headersBy('application')).toEqual({ 'x-ovh-application': 'app' });
  expect(await headersBy('none')).toEqual({});
});

test('where nothing answers, nobody knows', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')));
  const call = { method: 'GET', target: '/sms', headers: {}, body: '' };
  expect((await callRest(ORIGIN, KEYS, 'signature', call)).answer).toBeNull();
  expect((await callRest(ORIGIN, KEYS, 'basic', call)).answer).toBeNull();
});
