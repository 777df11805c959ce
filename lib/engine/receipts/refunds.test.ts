/** What is not billed is given back once, to whoever paid it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setQuota } from '@/lib/testing/credit';
import { createTestDelivery, receiptOf, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';

const SECONDS = 1000;
let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

test('a refund goes back to the quota that paid', async () => {
  await setQuota(delivery.db, delivery.apiUserId, 500, NOW);
  await delivery.sendTo('+33600999002');
  expect((await delivery.db.apiUser.findFirstOrThrow()).quotaLeft).toBe(400n);
  await delivery.runUntil(0);
  await delivery.runUntil(2 * SECONDS);
  expect((await delivery.db.apiUser.findFirstOrThrow()).quotaLeft).toBe(500n);
  expect(await delivery.creditsLeft()).toBe(19_500);
});

/** What the account and the quota hold after a message that was paid in one way is refunded in another. */
const refundAfter = async (quota: number | null, change: () => Promise<unknown>) => {
  const { db, apiUserId } = delivery;
  await setQuota(db, apiUserId, quota, NOW);
  await delivery.sendTo('+33600999002');
  await change();
  await delivery.runUntil(0);
  await delivery.runUntil(2 * SECONDS);
  const user = await db.apiUser.findUnique({ where: { id: apiUserId } });
  return [await delivery.creditsLeft(), user && Number(user.quotaLeft)];
};
const quotaNow = (quota: number | null) => setQuota(delivery.db, delivery.apiUserId, quota, NOW);

test('what the account paid goes back to the account, though its API user has a quota since', async () => {
  expect(await refundAfter(null, () => quotaNow(500))).toEqual([19_500, 500]);
});

test('what a quota paid goes back to it, though it was changed since', async () => {
  expect(await refundAfter(500, () => quotaNow(50))).toEqual([19_850, 150]);
});

test('what a quota paid that was switched off since goes where its rest went: to the account', async () => {
  expect(await refundAfter(500, () => quotaNow(null))).toEqual([20_000, 0]);
});

test('a quota that is switched on again is a new one: what the old one paid goes to the account', async () => {
  const anew = async () => {
    await quotaNow(null);
    await quotaNow(300);
  };
  expect(await refundAfter(500, anew)).toEqual([19_700, 300]);
});

describe('said by a receipt from outside', () => {
  const notBilled = (id: number) => receiptOf(`sim-${id}`, 16, 5);

  test('twenty copies of "not billed" at once refund exactly once', async () => {
    const id = await delivery.sendTo('+33600999000');
    await delivery.runUntil(0);
    await Promise.all(Array.from({ length: 20 }, () => delivery.receive(notBilled(id))));
    expect(await delivery.creditsLeft()).toBe(20_000);
    expect(await delivery.db.creditMovement.count({ where: { kind: 'refund' } })).toBe(1);
    expect((await delivery.history(id)).filter((event) => event.endsWith('ignored'))).toHaveLength(19);
  });

  test('the same inside one batch too', async () => {
    const id = await delivery.sendTo('+33600999000');
    await delivery.runUntil(0);
    await delivery.receive(...Array.from({ length: 20 }, () => notBilled(id)));
    expect(await delivery.creditsLeft()).toBe(20_000);
  });

  test('"not billed" after a delivery is recorded and refunds nothing', async () => {
    const id = await delivery.sendTo('+33600999000');
    await delivery.runUntil(0);
    await delivery.receive(receiptOf(`sim-${id}`, null, 4));
    await delivery.receive(notBilled(id));
    expect(await delivery.creditsLeft()).toBe(19_900);
    expect(await delivery.message(id)).toMatchObject({ state: 'delivered' });
  });
});
