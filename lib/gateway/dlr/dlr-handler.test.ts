import { afterEach, beforeEach, expect, test } from 'vitest';
import { HTTP_DEFAULTS } from '@/lib/domain/carrier/http-settings';
import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { answerDlr } from './dlr-handler';

const SECRET = 'a-secret-of-some-length';
const SIMULATED = { kind: 'simulated', settings: {}, secrets: {} } as const;
const TWILIO = {
  kind: 'http',
  settings: { ...HTTP_DEFAULTS, preset: 'twilio', username: 'AC1' },
  secrets: { password: 'secret', token: '', tlsKey: '' },
} as const;
const CARRIERS = [
  { name: 'simulated', dlrSecret: SECRET, setup: SIMULATED },
  { name: 'other', dlrSecret: 'the-secret-of-another', setup: SIMULATED },
  { name: 'api', dlrSecret: SECRET, setup: TWILIO },
];
let delivery: TestDelivery;
let receipts: CarrierReceipt[];
let incoming: IncomingSegment[];
let unreadable: [carrier: string, count: number][];

beforeEach(async () => {
  receipts = [];
  incoming = [];
  unreadable = [];
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

const receipt = (url: string, post?: string, contentType = '') =>
  answerDlr(
    {
      recordReceipt: async (told) => {
        receipts.push(told);
        await delivery.receive(told);
      },
      recordIncoming: async (segment) => void incoming.push(segment),
      tellUnreadable: (...told) => void unreadable.push(told),
      findCarrier: (wanted) => CARRIERS.find(({ name }) => name === wanted),
      now: () => NOW,
    },
    {
      method: post === undefined ? 'GET' : 'POST',
      url,
      contentType,
      body: Buffer.from(post ?? ''),
      clientIp: '203.0.113.9',
    },
  );

async function submitted(): Promise<number> {
  const id = await delivery.sendTo('+33600999000');
  await delivery.runUntil(0);
  return id;
}

const state = async (id: number) => (await delivery.db.message.findUniqueOrThrow({ where: { id } })).state;

test.each(['GET', 'POST'])('a receipt by %s moves the message and is acknowledged', async (method) => {
  const id = await submitted();
  const pairs = `id=sim-${id}&ptt=4&date=2026-11-24%2011:00:00&description=1&descriptionDlr=Success`;
  const base = `/api/dlr/simulated/${SECRET}`;
  const answer = method === 'GET' ? await receipt(`${base}?${pairs}`) : await receipt(base, pairs);
  expect(answer).toMatchObject({ status: 200, body: 'OK\n' });
  expect(await state(id)).toBe('delivered');
});

test('DLR id 16 is "not billed": refunded', async () => {
  const id = await submitted();
  await receipt(`/api/dlr/simulated/${SECRET}?id=sim-${id}&ptt=5&description=16`);
  expect(await state(id)).toBe('error');
  expect((await delivery.db.smsAccount.findFirstOrThrow()).creditsLeft).toBe(20_000n);
});

test.each([
  ['a wrong secret', '/api/dlr/simulated/wrong'],
  ['another carrier’s secret', '/api/dlr/simulated/the-secret-of-another'],
  ['an unknown carrier', `/api/dlr/nobody/${SECRET}`],
  ['no secret', '/api/dlr/simulated/'],
  ['more path', `/api/dlr/simulated/${SECRET}/more`],
])('%s is not found and moves nothing', async (_, path) => {
  const id = await submitted();
  expect(await receipt(`${path}?id=sim-${id}&ptt=4`)).toMatchObject({ status: 404 });
  expect(await state(id)).toBe('submitted');
});

test('a receipt that overtakes the commit of its message’s id is acknowledged and moves the message later', async () => {
  const id = await delivery.sendTo('+33600999000');
  const early = `/api/dlr/simulated/${SECRET}?id=sim-${id}&ptt=4&description=1`;
  expect(await receipt(early)).toMatchObject({ status: 200, body: 'OK\n' });
  expect(await state(id)).toBe('accepted');
  await delivery.runUntil(0);
  expect(await state(id)).toBe('delivered');
  expect(await delivery.db.unmatchedReceipt.count()).toBe(0);
});

test('a failure whose reason may pass is final', async () => {
  const id = await submitted();
  await receipt(`/api/dlr/simulated/${SECRET}?id=sim-${id}&ptt=24&description=2`);
  expect(await delivery.db.message.findUniqueOrThrow({ where: { id } })).toMatchObject({
    state: 'failed',
    ptt: 24,
    dlrId: 2,
  });
});

test('a receipt with very long words is recorded, its words cut', async () => {
  const id = await submitted();
  const words = 'Délai '.repeat(100);
  const base = `/api/dlr/simulated/${SECRET}`;
  const pairs = `id=sim-${id}&ptt=5&description=2&descriptionDlr=${encodeURIComponent(words)}`;
  expect(await receipt(base, pairs)).toMatchObject({ status: 200 });
  expect(await state(id)).toBe('failed');
  const event = await delivery.db.messageEvent.findFirstOrThrow({ orderBy: { id: 'desc' } });
  expect(event.carrierText).toBe(`${words.slice(0, 499)}…`);
});

test.each([
  ['ptt=4', 'Invalid id\n'],
  ['id=sim-1&ptt=four', 'Invalid ptt\n'],
  ['id=sim-1', 'Invalid ptt\n'],
  ['id=sim-1&ptt=', 'Invalid ptt\n'],
])('%s is refused', async (pairs, body) => {
  expect(await receipt(`/api/dlr/simulated/${SECRET}?${pairs}`)).toMatchObject({ status: 400, body });
});

test('a reply that another Chappe tells is kept, with its STOP, and what could never be is acknowledged, too', async () => {
  const base = `/api/dlr/simulated/${SECRET}`;
  const reply = 'id=7&sender=%2B33612345678&receiver=36111&message=STOP&tag=12&segments=1&received=1';
  for (const event of ['incoming', 'stop']) {
    expect(await receipt(`${base}?event=${event}&${reply}`)).toMatchObject({ status: 200, body: 'OK\n' });
  }
  const kept = {
    carrier: 'simulated',
    rawId: '7',
    msisdn: '33612345678',
    recipient: '36111',
    text: 'STOP',
    answers: 12,
  };
  expect(incoming).toMatchObject([kept, kept]);
  expect(await receipt(`${base}?event=incoming&id=8`)).toMatchObject({ status: 200, body: 'OK\n' });
  expect(await receipt(`/api/dlr/simulated/wrong?event=incoming&${reply}`)).toMatchObject({ status: 404 });
  expect([incoming.length, unreadable, receipts]).toEqual([2, [['simulated', 1]], []]);
});

const ACKNOWLEDGED = { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: '<Response/>' };

test('a carrier whose settings say so reports in its own words, and is answered in its own way', async () => {
  const base = `/api/dlr/api/${SECRET}`;
  expect(await receipt(base, 'MessageSid=SM1&MessageStatus=delivered')).toMatchObject(ACKNOWLEDGED);
  expect(receipts).toEqual([{ carrier: 'api', rawId: 'SM1', dlrId: 1, ptt: 4, text: 'delivered', at: NOW }]);
  const reply = 'MessageSid=SM2&SmsStatus=received&From=%2B33612345678&To=%2B33700000000&Body=Oui';
  expect(await receipt(base, reply)).toMatchObject(ACKNOWLEDGED);
  expect(incoming).toMatchObject([{ carrier: 'api', rawId: 'SM2', msisdn: '33612345678', text: 'Oui' }]);
  expect(await receipt(base, 'MessageStatus=delivered')).toMatchObject(ACKNOWLEDGED);
  expect(unreadable).toEqual([['api', 1]]);
  expect(await receipt('/api/dlr/api/wrong', 'MessageSid=SM1&MessageStatus=delivered')).toMatchObject({ status: 404 });
  expect(receipts).toHaveLength(1);
});

test.each([
  ['of more fields than anybody sends', '', `MessageSid=SM1&MessageStatus=delivered${'&a=1'.repeat(63)}`],
  ['that is not the JSON that it says it is', 'application/json', '{"MessageSid":"SM1"'],
])('what a carrier tells by a request %s is acknowledged, and it is told that it was lost', async (_, type, post) => {
  expect(await receipt(`/api/dlr/api/${SECRET}`, post, type)).toMatchObject(ACKNOWLEDGED);
  expect([receipts, unreadable]).toEqual([[], [['api', 1]]]);
});

test('what cannot be kept now is not acknowledged', async () => {
  await delivery.db.$executeRaw`DROP TABLE "UnmatchedReceipt"`;
  await expect(receipt(`/api/dlr/api/${SECRET}`, 'MessageSid=SM1&MessageStatus=delivered')).rejects.toThrow();
});
