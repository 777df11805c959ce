/** The first tries of one message's changes are made in their order, whichever nodes make them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestGateway, NOW, type TestGateway } from '@/lib/testing/test-gateway';
import { findBehindOthers, findDueDeliveries, insertCallbackDeliveries } from '../callbacks/callback-queue';

const THEIRS = NODE_ID + 1;
const EVERYTHING = { now: NOW, busyReceivers: [], perReceiver: 10, limit: 10 };

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await createTestGateway();
});

afterEach(() => gateway.close());

/** A change of a message that is to be told; `taker` takes it at once, if it may. Answers which were claimed. */
async function owe(messageId: number, taker: number | null): Promise<readonly number[]> {
  const { accountId, apiUserId } = gateway;
  const tells = { ptt: 4, dlrId: 1 as const, date: '2026-11-24 11:00:00' };
  const delivery = { kind: 'status' as const, accountId, apiUserId, messageId, tells, url: 'http://a.example/' };
  const claimed = await gateway.writer.commit((tx) => insertCallbackDeliveries(tx, [delivery], NOW, () => taker));
  return claimed.map((one) => one.messageId);
}
const behind = () =>
  gateway.writer.commit(async (tx) => {
    const found = await findDueDeliveries(tx, EVERYTHING);
    const late = await findBehindOthers(tx, found, NODE_ID);
    return found.filter(({ id }) => late.has(id)).map(({ messageId }) => messageId);
  });

test('a change is claimed as it is created only where nobody else is still to tell an earlier one', async () => {
  expect(await owe(1, NODE_ID)).toEqual([1]);
  expect(await owe(1, NODE_ID)).toEqual([1]);
  expect(await owe(1, THEIRS)).toEqual([]);
  expect(await owe(1, NODE_ID)).toEqual([]);
  expect(await owe(2, null)).toEqual([]);
  expect(await owe(2, NODE_ID)).toEqual([]);
  expect(await owe(3, NODE_ID)).toEqual([3]);
});

test('one that waits is left while another node tells an earlier one for the first time, and not after that', async () => {
  await owe(1, THEIRS);
  await owe(1, null);
  await owe(2, NODE_ID);
  await owe(2, null);
  await owe(3, null);
  expect(await behind()).toEqual([1]);
  await gateway.db.callbackDelivery.updateMany({ where: { leasedBy: THEIRS }, data: { attempts: 1 } });
  expect(await behind()).toEqual([]);
});
