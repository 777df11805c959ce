/** How much one address, and one key, may ask of the REST API. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { API_USER_GUESSES } from '@/lib/domain/rate-limit/guess';
import type { NewKeys } from '@/lib/schemas/api-key';
import { addMember, callRest, callSigned, giveKey } from '@/lib/testing/rest-caller';
import { createTestServer, type TestServer } from '@/lib/testing/test-server';

let chappe: TestServer;
let origin: string;
let keys: NewKeys;

beforeAll(async () => {
  chappe = await createTestServer({ env: { TRUSTED_PROXIES: '1', API_RATE_PER_SECOND: '1' } });
  origin = `http://127.0.0.1:${chappe.port}`;
  const owner = await addMember(chappe.gateway.db, chappe.gateway.accountId, 'owner');
  keys = await giveKey(chappe.gateway.db, owner);
});

afterAll(() => chappe.closeBalanced());

const times = <Value>(count: number, make: () => Value) => Array.from({ length: count }, make);
const statuses = (answers: readonly { readonly status: number }[]) => answers.map(({ status }) => status).toSorted();

test('calls that cannot be proven are limited by address, but no key that was proven before', async () => {
  const from = { 'x-forwarded-for': '198.51.100.1' };
  const proven = await callSigned(origin, keys, '/1.0/auth/details', { headers: from });
  expect([200, 429]).toContain(proven.status);
  const guess = () => callRest(origin, '/1.0/sms', { headers: { ...from, 'x-ovh-application': 'guessed' } });
  const guesses = await Promise.all(times(40, guess));
  // As many are told that they are wrong as may fail, though all come together.
  expect(statuses(guesses).filter((status) => status === 403).length).toBeLessThanOrEqual(API_USER_GUESSES.capacity);
  expect(new Set(statuses(guesses))).toEqual(new Set([403, 429]));
  expect(await guess()).toMatchObject({
    status: 429,
    headers: { 'retry-after': '6' },
    json: { class: 'Client::TooManyRequests', message: expect.stringContaining('could not be proven') },
  });
  const again = await callSigned(origin, keys, '/1.0/auth/details', { headers: from });
  expect(JSON.stringify(again.json)).not.toContain('could not be proven');
});

test('keys are asked for so often by one address', async () => {
  const ask = () =>
    callRest(origin, '/1.0/auth/credential', {
      method: 'POST',
      headers: { 'x-forwarded-for': '198.51.100.2', 'x-ovh-application': keys.applicationKey },
      body: '{"accessRules":[{"method":"GET","path":"/sms"}],"allowedIPs":null}',
    });
  const answers = await Promise.all(times(51, ask));
  // Of calls that are made together any may come last.
  expect(answers.find(({ status }) => status === 200)).toMatchObject({
    json: {
      consumerKey: expect.any(String),
      state: 'pendingValidation',
      validationUrl: expect.stringMatching(/^http:\/\/localhost:\d+\/auth\/\?credentialToken=[\w-]{43}$/),
    },
  });
  expect(statuses(answers).slice(-2)).toEqual([200, 429]);
  expect(answers.find(({ status }) => status === 429)).toMatchObject({ headers: { 'retry-after': '10' } });
});

test('a key has a rate of its own', async () => {
  const { gateway } = chappe;
  const other = await giveKey(gateway.db, await addMember(gateway.db, gateway.accountId, 'viewer'));
  const answers = await Promise.all(times(30, () => callSigned(origin, other, '/1.0/sms')));
  expect(new Set(statuses(answers))).toEqual(new Set([200, 429]));
  expect(answers.find(({ status }) => status === 429)).toMatchObject({
    headers: { 'retry-after': '1' },
    json: { class: 'Client::TooManyRequests' },
  });
});
