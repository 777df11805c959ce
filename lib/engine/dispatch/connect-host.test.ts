/** The border between drivers and the engine: what a driver says is bounded before anything is made of it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accepted, startPromptedNode } from '@/lib/testing/prompted-node';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

const LONG = 'x'.repeat(100_000);

test('a message that is taken by an id too long for any receipt is taken without one', async () => {
  const id = await delivery.sendTo('+33612345678');
  const node = startPromptedNode(delivery);
  await node.dispatch();
  await node.answer(id, 1, { 1: accepted(LONG) });
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted', carrierIdKey: null });
  expect(await delivery.segmentsOf(id)).toEqual([]);
});

test('of the words of a refusal no more is kept than of a receipt’s', async () => {
  const id = await delivery.sendTo('+33612345678');
  const node = startPromptedNode(delivery);
  await node.dispatch();
  await node.answer(id, 1, { 1: { kind: 'refused', ptt: 803, billed: false, text: LONG } });
  const event = await delivery.db.messageEvent.findFirstOrThrow({ where: { messageId: id, ptt: 803 } });
  expect(event.carrierText).toHaveLength(500);
});
