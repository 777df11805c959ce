/** A message that one carrier does not take, and another does: what is on the disk meanwhile, and what its reader sees. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { succeed } from '@/lib/testing/next-node';
import { accepted, startPromptedNode, UNKNOWN } from '@/lib/testing/prompted-node';
import { createTestDelivery, type TestDelivery, THREE_SEGMENTS } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { routerTo } from '@/lib/testing/test-node';
import type { SegmentResult } from '../carriers/contract/driver';

const TO = '+33612345678';
const router = routerTo('one', 'two', 'three', 'four');
const ELSEWHERE: SegmentResult = { kind: 'refused', ptt: 50, billed: false, text: 'no route', elsewhere: true };

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

const nodeTo = (name: string, nodeId?: number) =>
  startPromptedNode(delivery, { name, router, ...(nodeId && { nodeId }) });
const owed = () => delivery.db.dispatch.findMany();
const passedOnBy = async (messageId: number) => {
  const events = await delivery.db.messageEvent.findMany({
    where: { messageId, reason: 'passed_on' },
    orderBy: { id: 'asc' },
  });
  return events.map(({ carrierText }) => carrierText);
};

test('what one carrier refuses for reasons of its own is taken by the next, is paid once, and its history says both', async () => {
  const id = await delivery.sendTo(TO, THREE_SEGMENTS);
  const paid = 20_000 - (await delivery.creditsLeft());
  const [one, two] = [nodeTo('one'), nodeTo('two')];
  await one.dispatch();
  await one.answer(id, 1, { 1: ELSEWHERE, 2: ELSEWHERE, 3: ELSEWHERE });
  expect(await owed()).toMatchObject([{ carrier: 'two', tried: 'one', attempts: 1, leasedBy: null, dueAt: NOW }]);
  expect(await one.dispatch()).toBe(0);
  await two.dispatch();
  expect([one.given, two.given]).toEqual([['1,2,3 try 1'], ['1,2,3 try 2']]);
  await two.answer(id, 2, { 1: accepted('a'), 2: accepted('b'), 3: accepted('c') });
  expect(await owed()).toEqual([]);
  expect(await delivery.message(id)).toMatchObject({
    state: 'submitted',
    carrier: 'two',
    refundedAt: null,
    wasInDoubt: false,
  });
  expect(await passedOnBy(id)).toEqual(['one: no route']);
  expect(20_000 - (await delivery.creditsLeft())).toBe(paid);
});

test('three carriers are asked, and then it ends unbilled, whatever the process does between', async () => {
  const id = await delivery.sendTo(TO);
  let nodeId = 100;
  for (const [index, name] of ['one', 'two', 'three'].entries()) {
    nodeId += 1;
    const successor = nodeId;
    await delivery.writer.commit(async (tx) => {
      await succeed(tx, successor, NOW);
    });
    const node = nodeTo(name, nodeId);
    await node.dispatch();
    expect(node.given).toEqual([`1 try ${index + 1}`]);
    await node.answer(id, index + 1, { 1: ELSEWHERE });
  }
  expect(await passedOnBy(id)).toEqual(['one: no route', 'two: no route']);
  expect(await delivery.message(id)).toMatchObject({
    state: 'error',
    ptt: 50,
    dlrId: 16,
    carrier: 'three',
    refundedAt: expect.any(Date),
  });
  expect(await delivery.creditsLeft()).toBe(20_000);
});

test('the next carrier is asked as often as the first, and what was counted is on the disk', async () => {
  const id = await delivery.sendTo(TO);
  const failed = { kind: 'later', text: 'failed', of: 'message' } as const;
  const ask = async (name: string, from: number) => {
    for (let attempt = from; attempt < from + 5; attempt += 1) {
      const node = nodeTo(name);
      await node.dispatch(attempt * 60_000);
      expect(node.given).toEqual([`1 try ${attempt}`]);
      await node.answer(id, attempt, { 1: failed });
    }
  };
  await ask('one', 1);
  expect(await owed()).toMatchObject([{ carrier: 'two', tried: 'one', laters: 0 }]);
  await ask('two', 6);
  expect(await owed()).toMatchObject([{ carrier: 'three', tried: 'one,two', laters: 0 }]);
  await ask('three', 11);
  expect(await delivery.message(id)).toMatchObject({ state: 'error', ptt: 50, dlrId: 16 });
});

test('what may have been sent by one carrier is given to no other, though its process was killed', async () => {
  const id = await delivery.sendTo(TO);
  await nodeTo('one').dispatch();
  await delivery.writer.commit(async (tx) => {
    await succeed(tx, 9, NOW);
  });
  const [one, two] = [nodeTo('one', 9), nodeTo('two', 9)];
  await two.dispatch();
  expect(two.given).toEqual([]);
  await one.dispatch();
  await one.answer(id, 1, { 1: ELSEWHERE });
  expect(await delivery.message(id)).toMatchObject({ state: 'failed', ptt: 50, dlrId: 2, refundedAt: null });
  expect(await passedOnBy(id)).toEqual([]);
});

test('a late yes of the first carrier is heard though the message waits for it again, and the next is not asked', async () => {
  const id = await delivery.sendTo(TO);
  const [one, two] = [nodeTo('one'), nodeTo('two')];
  await one.dispatch();
  await one.answer(id, 1, { 1: UNKNOWN });
  expect(await owed()).toMatchObject([{ carrier: 'one', doubts: 1, tried: '' }]);
  await one.answer(id, 1, { 1: accepted('late') });
  await two.dispatch(60_000);
  await one.dispatch(60_000);
  expect([one.given, two.given]).toEqual([['1 try 1'], []]);
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted', carrier: 'one' });
});
