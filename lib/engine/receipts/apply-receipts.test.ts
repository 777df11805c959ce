/** What a receipt does besides moving its message: history, usage, and the callbacks that tell of it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { countUnmatched } from '@/lib/db/carriers/unmatched-of-carrier';
import { readStoredHealth } from '@/lib/db/health/stored-health';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';

const SECONDS = 1000;
const HOURS = 3600 * SECONDS;
let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

test('a late receipt is recorded and changes nothing', async () => {
  const id = await delivery.sendTo('+33600999005');
  await delivery.runUntil(0);
  await delivery.runUntil(2 * SECONDS);
  expect(await delivery.history(id)).toEqual(['accepted 0 0', 'submitted 3 4', 'delivered 4 1', 'failed 5 2 ignored']);
  expect(await delivery.message(id)).toMatchObject({ state: 'delivered', ptt: 4 });
  expect((await readStoredHealth(delivery.db, NOW)).unmatchedReceipts.count).toBe(0);
  expect(await countUnmatched(delivery.db, 'simulated')).toMatchObject({ count: 0 });
});

test('usage is kept an hour of the account’s clock: outcomes go where the message was counted, refunds off', async () => {
  for (const to of ['+33612345678', '+33600990023', '+33600999002', '+33600999000']) await delivery.sendTo(to);
  const usage = () => delivery.db.usage.findMany();
  // 10:00 UTC is 11:00 in Paris.
  const hour = Date.parse('2026-11-24T11:00:00Z') / 3_600_000;
  expect(await usage()).toMatchObject([{ hour, sent: 4, delivered: 0, failed: 0, credits: 400 }]);
  await delivery.runUntil(2 * HOURS);
  await delivery.runUntil(2 * HOURS + 2 * SECONDS);
  expect(await usage()).toMatchObject([{ hour, sent: 4, delivered: 1, failed: 2, credits: 300 }]);
});

describe('callbacks', () => {
  const URL_OF_USER = 'https://user.example/dlr?app=1';
  const queued = () => delivery.db.callbackDelivery.findMany({ orderBy: { id: 'asc' } });

  test('each change queues one, with the five documented names and the account’s clock', async () => {
    await delivery.db.apiUser.update({ where: { id: delivery.apiUserId }, data: { callbackUrl: URL_OF_USER } });
    const id = await delivery.sendTo('+33612345678');
    await delivery.runUntil(0);
    await delivery.runUntil(2 * SECONDS);
    const callbacks = await delivery.told();
    expect(callbacks.map((callback) => callback.get('ptt'))).toEqual(['3', '25', '4']);
    expect(Object.fromEntries(callbacks[2] ?? [])).toEqual({
      app: '1',
      id: String(id),
      ptt: '4',
      date: '2026-11-24 11:00:02',
      description: '1',
      descriptionDlr: 'Success',
      dlr: '1',
    });
  });

  test('a user without a URL falls back to the account’s, and without either nothing is queued', async () => {
    await delivery.sendTo('+33612345678');
    await delivery.runUntil(0);
    expect(await queued()).toEqual([]);
    await delivery.db.smsAccount.update({
      where: { id: delivery.accountId },
      data: { callbackUrl: 'https://account.example/' },
    });
    await delivery.runUntil(2 * SECONDS);
    const receiver = `account.example user ${delivery.apiUserId}`;
    expect(await queued()).toMatchObject([{ receiver }, { receiver }]);
  });

  test('while a URL is switched off, what it would have heard is kept for a redelivery', async () => {
    const data = { callbackUrl: URL_OF_USER, callbackSwitchedOffAt: NOW };
    await delivery.db.apiUser.update({ where: { id: delivery.apiUserId }, data });
    await delivery.sendTo('+33612345678');
    await delivery.runUntil(0);
    expect(await queued()).toMatchObject([{ status: 'failed', nextAttemptAt: null, attempts: 0 }]);
  });

  test('a receipt that changes nothing queues nothing', async () => {
    await delivery.db.apiUser.update({ where: { id: delivery.apiUserId }, data: { callbackUrl: URL_OF_USER } });
    await delivery.sendTo('+33600999005');
    await delivery.runUntil(0);
    await delivery.runUntil(2 * SECONDS);
    expect(await queued()).toHaveLength(2);
  });
});
