/** When a message is handed over: when it is due, again when its carrier did not take it, and after 48 hours no more. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { carrierThat } from '@/lib/testing/test-carrier';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';

const SECONDS = 1000;
const HOURS = 3_600 * SECONDS;
let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

test('a deferred message is debited at once, waits, and goes at its time', async () => {
  // NOW is 11:00 in Paris.
  const id = await delivery.sendTo('+33612345678', { deferred: '113024112026' });
  expect(await delivery.message(id)).toMatchObject({
    state: 'scheduled',
    dueAt: new Date(NOW.getTime() + 30 * 60 * SECONDS),
  });
  expect(await delivery.creditsLeft()).toBe(19_900);
  await delivery.runUntil(30 * 60 * SECONDS - 1);
  expect(await delivery.message(id)).toMatchObject({ state: 'scheduled' });
  await delivery.runUntil(30 * 60 * SECONDS);
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted' });
});

test('a submission that fails is tried again a second later', async () => {
  const id = await delivery.sendTo('+33600999004');
  await delivery.runUntil(0);
  expect(await delivery.message(id)).toMatchObject({ state: 'accepted' });
  await delivery.runUntil(999);
  expect(await delivery.message(id)).toMatchObject({ state: 'accepted' });
  await delivery.runUntil(1 * SECONDS);
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted' });
  await delivery.runUntil(3 * SECONDS);
  expect(await delivery.message(id)).toMatchObject({ state: 'delivered' });
});

test('what no carrier takes for 48 hours expires: not billed, refunded once, and its URL is told', async () => {
  const data = { callbackUrl: 'https://user.example/' };
  await delivery.db.apiUser.update({ where: { id: delivery.apiUserId }, data });
  const id = await delivery.sendTo('+33600999007', { deferred: '120024112026' });
  const dueMs = 60 * 60 * SECONDS;
  await delivery.runUntil(dueMs);
  await delivery.runUntil(dueMs + 48 * HOURS - 2 * SECONDS - 1);
  expect(await delivery.message(id)).toMatchObject({ state: 'scheduled', refundedAt: null });
  expect(await delivery.creditsLeft()).toBe(19_900);
  await delivery.runUntil(dueMs + 48 * HOURS);
  await delivery.runUntil(dueMs + 49 * HOURS);
  expect(await delivery.history(id)).toEqual(['scheduled 0 0', 'error 8 16']);
  expect(await delivery.message(id)).toMatchObject({ state: 'error', ptt: 8, dlrId: 16, refundedAt: expect.any(Date) });
  expect(await delivery.creditsLeft()).toBe(20_000);
  expect(await delivery.db.dispatch.count()).toBe(0);
  expect(await delivery.db.creditMovement.count({ where: { kind: 'refund' } })).toBe(1);
  expect((await delivery.told()).map((callback) => callback.get('description'))).toEqual(['16']);
});

test('what a carrier does not take is tried again in its time, until it expires', async () => {
  const id = await delivery.sendTo('+33612345678');
  const dispatchAt = (afterMs: number) =>
    delivery
      .startNode({
        carrier: carrierThat(() => ({ kind: 'later', text: 'out of order' })),
        now: () => new Date(NOW.getTime() + afterMs),
      })
      .dispatch();
  expect(await dispatchAt(0)).toBe(1);
  expect(await dispatchAt(999)).toBe(0);
  expect(await dispatchAt(1_000)).toBe(1);
  expect(await delivery.db.dispatch.findMany()).toMatchObject([
    { attempts: 2, doubts: 0, leasedBy: null, dueAt: new Date(NOW.getTime() + 3_000) },
  ]);
  expect(await dispatchAt(48 * HOURS)).toBe(1);
  expect(await delivery.message(id)).toMatchObject({ state: 'error', ptt: 8, dlrId: 16, refundedAt: expect.any(Date) });
  expect(await delivery.creditsLeft()).toBe(20_000);
});

test.each([
  ['was not connected all the time', 0],
  ['is connected again', 1_000],
])('what waited for 48 hours is not sent any more, though nobody tried: its carrier %s', async (_, room) => {
  const id = await delivery.sendTo('+33612345678');
  const given: number[] = [];
  const carrier = carrierThat((message) => {
    given.push(message.id);
    return { kind: 'accepted', rawId: 'late' };
  });
  const dispatchAfter = async (afterMs: number, free: number) => {
    const now = () => new Date(NOW.getTime() + afterMs);
    await delivery
      .startNode({ carrier: { ...carrier, driver: { ...carrier.driver, free: () => free } }, now })
      .dispatch();
  };
  await dispatchAfter(48 * HOURS - 1, 0);
  expect(await delivery.message(id)).toMatchObject({ state: 'accepted' });
  await dispatchAfter(48 * HOURS, room);
  expect(given).toEqual([]);
  expect(await delivery.message(id)).toMatchObject({ state: 'error', ptt: 8, dlrId: 16, refundedAt: expect.any(Date) });
  expect(await delivery.creditsLeft()).toBe(20_000);
  const [, told] = await delivery.db.messageEvent.findMany({ where: { messageId: id }, orderBy: { id: 'asc' } });
  expect(told).toMatchObject({ reason: 'too_old' });
});
