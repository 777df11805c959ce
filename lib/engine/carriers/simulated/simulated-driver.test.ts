/** What becomes of messages to the numbers that the simulated carrier knows, from acceptance to their end. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';

const SECONDS = 1000;
let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

test('delivers an ordinary number: accepted, submitted, buffered, delivered', async () => {
  const id = await delivery.sendTo('+33612345678');
  expect(await delivery.history(id)).toEqual(['accepted 0 0']);
  await delivery.runUntil(0);
  expect(await delivery.history(id)).toEqual(['accepted 0 0', 'submitted 3 4']);
  await delivery.runUntil(2 * SECONDS);
  expect(await delivery.history(id)).toEqual(['accepted 0 0', 'submitted 3 4', 'buffered 25 8', 'delivered 4 1']);
  expect(await delivery.message(id)).toMatchObject({ state: 'delivered', ptt: 4, dlrId: 1, refundedAt: null });
  expect(await delivery.db.dispatch.count()).toBe(0);
  expect(delivery.events.filter((event) => event.type === 'messages')).not.toEqual([]);
});

test.each([
  ['+33600990023', 'failed', 23, 2],
  ['+33600990008', 'expired', 8, 2],
  ['+33600990021', 'expired', 21, 2],
  ['+33600990024', 'buffered', 24, 8],
  ['+33600990004', 'delivered', 4, 1],
  ['+33600999000', 'submitted', 3, 4],
  ['+33600999006', 'buffered', 25, 8],
])('%s ends %s with ptt %i and DLR id %i', async (recipient, state, ptt, dlrId) => {
  const id = await delivery.sendTo(recipient);
  await delivery.runUntil(0);
  await delivery.runUntil(10 * SECONDS);
  expect(await delivery.message(id)).toMatchObject({ state, ptt, dlrId, refundedAt: null });
});

test.each([
  ['+33600999002', 5],
  ['+33600999003', 803],
])('%s ends "error, not billed" and is refunded', async (recipient, ptt) => {
  const id = await delivery.sendTo(recipient);
  expect(await delivery.creditsLeft()).toBe(19_900);
  await delivery.runUntil(0);
  await delivery.runUntil(2 * SECONDS);
  expect(await delivery.message(id)).toMatchObject({ state: 'error', ptt, dlrId: 16, refundedAt: expect.any(Date) });
  expect(await delivery.creditsLeft()).toBe(20_000);
});

test('a slow number is delivered after thirty seconds', async () => {
  const id = await delivery.sendTo('+33600999001');
  await delivery.runUntil(0);
  await delivery.runUntil(200);
  await delivery.runUntil(29 * SECONDS);
  expect(await delivery.message(id)).toMatchObject({ state: 'buffered' });
  await delivery.runUntil(30 * SECONDS);
  expect(await delivery.message(id)).toMatchObject({ state: 'delivered' });
});
