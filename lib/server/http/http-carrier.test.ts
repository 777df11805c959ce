/** From a script's request to a provider's HTTP API and back, by way of the whole process. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HTTP2SMS_PATH } from '@/lib/gateway/http2sms/http2sms-handler';
import { addCarrierSchema } from '@/lib/schemas/carrier';
import { type ApiPeer, answerJson, startApiPeer } from '@/lib/testing/http-api-peer';
import { query } from '@/lib/testing/test-gateway';
import { createTestServer, type TestServer } from '@/lib/testing/test-server';

let provider: ApiPeer;
let chappe: TestServer;

beforeEach(async () => {
  provider = await startApiPeer(answerJson(201, { sid: 'SM1', status: 'queued' }));
  chappe = await createTestServer({ env: { PUBLIC_URL: 'https://sms.example' } });
});

afterEach(async () => {
  await chappe.closeBalanced();
  await provider.close();
});

test('what is sent leaves by a provider’s HTTP API, and receipts and replies come back to the carrier’s own address', async () => {
  const { db } = chappe.gateway;
  const carrier = addCarrierSchema.parse({
    name: 'twilio',
    kind: 'http',
    settings: { preset: 'twilio', username: 'AC0123', values: { server: provider.url } },
    secrets: { password: 'auth-token' },
  });
  const { carriers } = chappe.runtime;
  const { kind, settings, secrets } = carrier;
  const now = new Date();
  await db.carrier.create({
    data: {
      ...{ name: carrier.name, kind, settings: JSON.stringify(settings), secrets: JSON.stringify(secrets) },
      ...{ dlrSecret: 'a-secret-of-some-length', rank: 100, createdAt: now, updatedAt: now },
    },
  });
  carriers.changed();
  await vi.waitFor(() => expect(carriers.inForce().map(({ name }) => name)).toEqual(['twilio']), 60_000);

  const base = `http://127.0.0.1:${chappe.port}`;
  expect(await (await fetch(`${base}${HTTP2SMS_PATH}?${query()}`)).text()).toMatch(/^OK/);
  await vi.waitFor(() => expect(provider.asked).toHaveLength(1), 60_000);
  const back = new URL(new URLSearchParams(provider.asked[0]?.body).get('StatusCallback') ?? '');
  expect(back.origin).toBe('https://sms.example');
  const message = () => db.message.findFirstOrThrow({ select: { state: true, carrier: true } });
  await vi.waitFor(async () => expect(await message()).toEqual({ state: 'submitted', carrier: 'twilio' }), 60_000);

  const tell = async (pairs: Readonly<Record<string, string>>, path = back.pathname) => {
    const answer = await fetch(base + path, { method: 'POST', body: new URLSearchParams(pairs) });
    return [answer.status, await answer.text()];
  };
  const delivered = { MessageSid: 'SM1', MessageStatus: 'delivered' };
  expect((await tell(delivered, `${back.pathname}x`))[0]).toBe(404);
  expect(await tell(delivered)).toEqual([200, '<Response/>']);
  expect(await message()).toEqual({ state: 'delivered', carrier: 'twilio' });
  const reply = { MessageSid: 'SM2', SmsStatus: 'received', From: '+33612345678', To: 'TEST', Body: 'Stop' };
  expect(await tell(reply)).toEqual([200, '<Response/>']);
  expect(await db.blacklistEntry.findFirst({ select: { msisdn: true } })).toEqual({ msisdn: '33612345678' });
});
