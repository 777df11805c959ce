/** What a message costs when rates change, and what is given back of it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WHOLE } from '@/lib/domain/delivery/carrier-id';
import { applyReceipts } from '@/lib/engine/receipts/apply-receipts';
import { NO_CALLBACKS } from '@/lib/testing/test-delivery';
import { createTestGateway, NOW, query, type TestGateway } from '@/lib/testing/test-gateway';

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await createTestGateway();
});

afterEach(() => gateway.closeBalanced());

const LATER = new Date(NOW.getTime() + 3_600_000);
const FRENCH = '+33612345678';

async function setRate(prefix: string, credits: number, validFrom: Date) {
  await gateway.db.rate.create({ data: { prefix, credits, validFrom } });
  await gateway.readPricesAgain();
}

async function send(changes: Parameters<typeof query>[0] = {}) {
  const before = await gateway.creditsLeft();
  expect((await gateway.send(query({ to: FRENCH, noStop: '1', ...changes }))).body).toMatch(/^OK/);
  return before - (await gateway.creditsLeft());
}

/** What an unbilled end of every message there is gives back. */
async function refundAll() {
  const before = await gateway.creditsLeft();
  const messages = await gateway.db.message.findMany();
  const unbilled = { dlrId: 16, ptt: 5, segment: WHOLE, text: '', reason: null, at: NOW } as const;
  const receipts = messages.map(({ id }) => ({ ...unbilled, messageId: Number(id) }));
  await gateway.writer.commit((tx) => applyReceipts(tx, receipts, { now: NOW, takerFor: NO_CALLBACKS.takerFor }));
  return (await gateway.creditsLeft()) - before;
}

test('a changed rate is what the next message costs; the one before is refunded what was paid for it', async () => {
  expect(await send()).toBe(100);
  await setRate('33', 275, NOW);
  expect(await refundAll()).toBe(100);
  expect(await send({ message: 'a'.repeat(200) })).toBe(550);
  await setRate('336', 30, NOW);
  expect(await refundAll()).toBe(550);
  expect(await send({ to: '+33712345678' })).toBe(275);
});

test('a rate of later holds from its moment on, without being read again', async () => {
  await setRate('33', 80, LATER);
  expect(await send()).toBe(100);
  gateway.setNow(new Date(LATER.getTime() - 1));
  expect(await send()).toBe(100);
  gateway.setNow(LATER);
  expect(await send()).toBe(80);
});

test('a deferred message costs what holds when it is accepted', async () => {
  await setRate('33', 80, LATER);
  expect(await send({ deferred: '120029112026' })).toBe(100);
});

test('each recipient of a bulk send costs what their own prefix says', async () => {
  await setRate('33', 50, NOW);
  await setRate('33612', 300, NOW);
  const numbers = (first: number) => Array.from({ length: 40 }, (_, index) => `+${String(first + index)}`);
  const to = [...numbers(33_612_000_000), ...numbers(33_613_000_000), ...numbers(32_470_000_000)].join(',');
  expect(await send({ to })).toBe(40 * (300 + 50 + 100));
});
