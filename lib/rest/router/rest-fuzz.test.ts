/** Whatever is called, by whatever headers: an answer in JSON that is no fault of ours. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewKeys } from '@/lib/schemas/api-key';
import { addMember, callRest, callSigned, giveKey } from '@/lib/testing/rest-caller';
import { createTestServer, type TestServer } from '@/lib/testing/test-server';
import { ROUTES } from '../routes/routes';

let chappe: TestServer;
let origin: string;
let keys: NewKeys;

beforeAll(async () => {
  chappe = await createTestServer({ env: { TRUSTED_PROXIES: '1' } });
  origin = `http://127.0.0.1:${chappe.port}`;
  keys = await giveKey(chappe.gateway.db, await addMember(chappe.gateway.db, chappe.gateway.accountId, 'owner'));
});

afterAll(() => chappe.closeBalanced());

/** Logging out would end the fuzz. */
const paths = ROUTES.map(({ path }) => path).filter((path) => path !== '/auth/logout');
const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE');
const segment = fc.oneof(fc.constantFrom('sms-xx11111-1', '1', '%', '..', '%00', '%2F', '__proto__'), fc.string());
const target = fc
  .tuple(
    fc.constantFrom('/1.0', '/v1', '/1.0/'),
    fc.constantFrom(...paths, '/nothing'),
    segment,
    fc.webQueryParameters(),
  )
  .map(([prefix, path, value, query]) => `${prefix}${path.replaceAll(/\{\w+\}/g, encodeURI(value))}?${query}`)
  .filter((written) => /^[\x21-\x7e]+$/.test(written));
const body = fc.oneof(fc.json(), fc.string(), fc.constantFrom('', 'null', '{"accessRules":[]}', '\ud800'));
const from = fc.ipV4().map((address) => ({ 'x-forwarded-for': address }));

const isOurs = (status: number) => status >= 500 && status !== 501;

test('by a key', async () => {
  await fc.assert(
    fc.asyncProperty(method, target, body, from, async (called, at, said, headers) => {
      const sends = called === 'POST' || called === 'PUT';
      const { status, json } = await callSigned(origin, keys, at, {
        method: called,
        headers,
        ...(sends && { body: said }),
      });
      expect(isOurs(status), JSON.stringify(json)).toBe(false);
      if (status >= 400 && called !== 'HEAD')
        expect(json).toMatchObject({
          class: expect.stringMatching(/^(Client|Server)::/),
          httpCode: expect.stringMatching(/^\d{3} /),
        });
    }),
    { numRuns: 300 },
  );
});

test('by any headers', async () => {
  const text = fc.stringMatching(/^[\x21-\x7e]{0,40}$/);
  const named = fc.record(
    {
      ...{ 'x-ovh-application': text, 'x-ovh-consumer': text, 'x-ovh-timestamp': text, 'x-ovh-signature': text },
      ...{ 'x-pagination-size': text, 'x-pagination-cursor': text, 'idempotency-key': text },
      authorization: fc.oneof(
        text,
        fc.base64String().map((pair) => `Basic ${pair}`),
      ),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(method, target, named, from, async (called, at, headers, address) => {
      const { status, json } = await callRest(origin, at, { method: called, headers: { ...headers, ...address } });
      expect(isOurs(status), JSON.stringify(json)).toBe(false);
      expect(status === 200 && called !== 'HEAD' ? at : '').toMatch(/^$|\/auth\/time|\/sms\/(ptts|rates)/);
    }),
    { numRuns: 300 },
  );
});
