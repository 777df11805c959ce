/** Receipts that name nothing of ours yet: applied when it comes, else kept within bounds. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countUnmatched } from '@/lib/db/carriers/unmatched-of-carrier';
import type { DlrId } from '@/lib/domain/delivery/dlr';
import { idsGoOn } from '@/lib/testing/ids-go-on';
import { createTestDelivery, receiptOf, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';

const DAYS = 24 * 3_600_000;
let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

const receiptFor = (id: number, ptt: number, dlrId: DlrId | null = null) => receiptOf(`sim-${id}`, dlrId, ptt);

test('what overtakes the commit of an id is applied in its order when the id comes', async () => {
  const id = await delivery.sendTo('+33600999000');
  await delivery.receive(receiptFor(id, 25), receiptFor(id, 5, 16));
  expect(await delivery.history(id)).toEqual(['accepted 0 0']);
  await delivery.runUntil(0);
  expect(await delivery.history(id)).toEqual(['accepted 0 0', 'submitted 3 4', 'buffered 25 8', 'error 5 16']);
  expect(await delivery.creditsLeft()).toBe(20_000);
  expect(await delivery.db.unmatchedReceipt.count()).toBe(0);
});

test('of two that overtake an id the second changes nothing: it stands in the history, once, and in no list beside it', async () => {
  const id = await delivery.sendTo('+33600999000');
  await delivery.receive(receiptFor(id, 4), receiptFor(id, 5, 2));
  expect(await countUnmatched(delivery.db, 'simulated')).toMatchObject({ count: 2 });
  await delivery.runUntil(0);
  expect(await delivery.history(id)).toEqual(['accepted 0 0', 'submitted 3 4', 'delivered 4 1', 'failed 5 2 ignored']);
  expect(await delivery.db.unmatchedReceipt.findMany()).toMatchObject([{ ptt: 5, isRecorded: true }]);
  expect(await countUnmatched(delivery.db, 'simulated')).toMatchObject({ count: 0 });
});

test('an id that nobody knows is kept beside the others’ receipts, for a week', async () => {
  const id = await delivery.sendTo('+33600999000');
  await delivery.runUntil(0);
  await delivery.receive(receiptFor(id, 4), receiptFor(1, 4));
  expect(await delivery.message(id)).toMatchObject({ state: 'delivered' });
  expect(await delivery.db.unmatchedReceipt.findMany()).toMatchObject([{ idKey: 'sim-1', rawId: 'sim-1', ptt: 4 }]);
  await delivery.db.unmatchedReceipt.updateMany({
    data: { receivedAt: new Date(NOW.getTime() - 7 * DAYS - 1) },
  });
  await delivery.receive(receiptFor(2, 4));
  expect(await delivery.db.unmatchedReceipt.findMany()).toMatchObject([{ idKey: 'sim-2' }]);
});

test('one that happened eight days ago by its carrier’s clock is kept for a week from when it came', async () => {
  const id = await delivery.sendTo('+33600999000');
  const at = new Date(NOW.getTime() - 8 * DAYS);
  await delivery.receive({ ...receiptFor(id, 4), at }, { ...receiptFor(1, 4), at });
  await delivery.runUntil(0);
  expect(await delivery.message(id)).toMatchObject({ state: 'delivered' });
  expect(await delivery.db.unmatchedReceipt.findMany()).toMatchObject([{ idKey: 'sim-1', at, receivedAt: NOW }]);
});

test('the newest hundred thousand that nobody knows are kept', async () => {
  const { at } = receiptFor(1, 4);
  const row = { carrier: 'simulated', ptt: 4, text: '', at, receivedAt: NOW };
  await delivery.db.unmatchedReceipt.createMany({
    data: [1, 2, 100_000].map((id) => ({ ...row, id, idKey: `kept-${id}`, rawId: `Kept-${id}` })),
  });
  await idsGoOn(delivery.db, 'UnmatchedReceipt');
  await delivery.receive(receiptFor(1, 4));
  const kept = await delivery.db.unmatchedReceipt.findMany({ orderBy: { id: 'asc' } });
  expect(kept.map(({ idKey }) => idKey)).toEqual(['kept-2', 'kept-100000', 'sim-1']);
});
