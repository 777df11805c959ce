/** The first tries of one message's changes are made in their order, whichever nodes make them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestGateway, NOW, type TestGateway } from '@/lib/testing/test-gateway';
import { findFirstTries, inTurn } from '../callbacks/callback-order';
import { findDueDeliveries, insertCallbackDeliveries } from '../callbacks/callback-queue';
import type { SqlTransaction } from '../connections/sql-transaction';
import { claimThese } from '../outbox/leases';
import { openPostgresqlWriter } from './writer';

const THEIRS = NODE_ID + 1;
const EVERYTHING = { now: NOW, busyReceivers: [], perReceiver: 10, limit: 10 };

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await createTestGateway();
});

afterEach(() => gateway.close());

/** A change of a message that is to be told; `taker` takes it at once, if it may. Answers which were claimed. */
async function owe(messageId: number, taker: number | null, at = NOW): Promise<readonly number[]> {
  const { accountId, apiUserId } = gateway;
  const tells = { ptt: 4, dlrId: 1 as const, date: '2026-11-24 11:00:00' };
  const delivery = { kind: 'status' as const, accountId, apiUserId, messageId, tells, url: 'http://a.example/' };
  const claimed = await gateway.writer.commit((tx) => insertCallbackDeliveries(tx, [delivery], at, () => taker));
  return claimed.map((one) => one.messageId);
}
/** Finds what is due, and claims of it what a node may; answers what it leaves, by its message. */
async function look(tx: SqlTransaction, nodeId: number): Promise<readonly number[]> {
  const found = await findDueDeliveries(tx, EVERYTHING);
  const messageIds = found.map(({ messageId }) => messageId);
  const due = inTurn(found, await findFirstTries(tx, messageIds, NOW), nodeId);
  await claimThese(
    tx,
    'callback',
    due.map(({ id }) => id),
    nodeId,
  );
  return found.filter((one) => !due.includes(one)).map(({ messageId }) => messageId);
}
const behind = () => gateway.writer.commit((tx) => look(tx, NODE_ID));
const held = async () =>
  (await gateway.db.callbackDelivery.findMany({ orderBy: { id: 'asc' } })).map(({ leasedBy }) => leasedBy);

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

test('an earlier one is not behind a later one that another node tells', async () => {
  await owe(1, null);
  await owe(1, null);
  const later = await gateway.db.callbackDelivery.findFirstOrThrow({ orderBy: { id: 'desc' } });
  await gateway.db.callbackDelivery.update({ where: { id: later.id }, data: { leasedBy: THEIRS } });
  expect(await behind()).toEqual([]);
  expect(await held()).toEqual([NODE_ID, THEIRS]);
});

test('of two looks at once none takes a change of which the other has an earlier one', async () => {
  const other = openPostgresqlWriter(gateway.url);
  for (const messageId of [1, 1, 2]) await owe(messageId, null);
  const [first = 0] = (await gateway.db.callbackDelivery.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id);
  const left = await gateway.writer.commit(async (tx) => {
    // Theirs is just claiming it.
    await tx.$queryRaw`SELECT id FROM "CallbackDelivery" WHERE id = ${first} FOR UPDATE`;
    return other.commit((beside) => look(beside, NODE_ID));
  });
  expect(left).toEqual([1]);
  expect(await held()).toEqual([null, null, NODE_ID]);
  await other.close();
});

test('one that there is no room for holds back those behind it', async () => {
  for (const messageId of [1, 1, 2]) await owe(messageId, null);
  await gateway.writer.commit(async (tx) => {
    const found = await findDueDeliveries(tx, EVERYTHING);
    const tries = await findFirstTries(tx, [1, 2], NOW);
    expect(inTurn(found, tries, NODE_ID)).toEqual(found);
    expect(inTurn(found.slice(1), tries, NODE_ID)).toEqual(found.slice(2));
  });
});

test('of two changes that come together the later one is not taken if the earlier one is not', async () => {
  const tells = { ptt: 4, dlrId: 1 as const, date: '2026-11-24 11:00:00' };
  const { accountId, apiUserId } = gateway;
  const one = { kind: 'status' as const, accountId, apiUserId, messageId: 1, tells, url: 'http://a.example/' };
  const takers = [null, NODE_ID];
  const claimed = await gateway.writer.commit((tx) =>
    insertCallbackDeliveries(tx, [one, one], NOW, () => takers.shift() ?? null),
  );
  expect(claimed).toEqual([]);
});

test('what was committed a moment after the time was looked at is told before what comes after it', async () => {
  const later = new Date(NOW.getTime() + 5);
  await owe(1, null, later);
  expect(await owe(1, NODE_ID)).toEqual([]);
  expect(await behind()).toEqual([1]);
  expect(await held()).toEqual([null, null]);
});

test('a reply of which more may come holds up nothing until it is told as it is', async () => {
  await owe(1, null);
  const reply = await gateway.db.incomingMessage.create({
    data: {
      ...{
        accountId: gateway.accountId,
        messageId: 1,
        carrier: 'simulated',
        msisdn: '33612345678',
        recipient: '36105',
      },
      ...{ text: 'Yes', segmentCount: 2, receivedCount: 1, isStop: false, createdAt: NOW },
    },
  });
  const until = new Date(NOW.getTime() + 60_000);
  await gateway.db.callbackDelivery.updateMany({ data: { incomingId: reply.id, nextAttemptAt: until } });
  expect(await owe(1, NODE_ID)).toEqual([1]);
  await gateway.db.callbackDelivery.updateMany({ where: { incomingId: reply.id }, data: { nextAttemptAt: NOW } });
  expect(await owe(1, NODE_ID)).toEqual([]);
});
