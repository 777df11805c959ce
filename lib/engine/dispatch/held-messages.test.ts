/** A message that a process holds: taken up when that has died. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { enterNode } from '@/lib/testing/next-node';
import { accepted, REFUSED, startPromptedNode } from '@/lib/testing/prompted-node';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

const enter = (nodeId: number) => delivery.writer.commit((tx) => enterNode(tx, nodeId, NOW));

test('a message that a process holds is taken up by the next one when it has died, and what the dead one still says changes nothing', async () => {
  const id = await delivery.sendTo('+33612345678');
  await enter(7);
  const dying = startPromptedNode(delivery, { nodeId: 7 });
  expect(await dying.dispatch()).toBe(1);
  const next = startPromptedNode(delivery);
  expect(await next.dispatch()).toBe(0);
  await enter(NODE_ID);
  expect(await next.dispatch()).toBe(1);
  await dying.answer(id, 1, { 1: REFUSED });
  expect(await delivery.history(id)).toEqual(['accepted 0 0']);
  await next.answer(id, 1, { 1: accepted('c-1') });
  await dying.answer(id, 1, { 1: REFUSED });
  expect(await delivery.history(id)).toEqual(['accepted 0 0', 'submitted 3 4']);
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted', carrierIdKey: 'c-1', refundedAt: null });
  expect(await delivery.creditsLeft()).toBe(19_900);
});
