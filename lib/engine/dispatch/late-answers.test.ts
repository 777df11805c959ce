/** What a carrier says of a try after it was given up. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DlrId } from '@/lib/domain/delivery/dlr';
import { accepted, REFUSED, startPromptedNode, UNKNOWN } from '@/lib/testing/prompted-node';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestDelivery, receiptOf, type TestDelivery } from '@/lib/testing/test-delivery';

const TO = '+33612345678';
const LATER = 1_000;
let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

const receive = (rawId: string, dlrId: DlrId, ptt: number) => delivery.receive(receiptOf(rawId, dlrId, ptt));

describe('"accepted" that comes late', () => {
  /** A message whose first try was taken as in doubt. */
  const inDoubt = async (traits: Parameters<typeof startPromptedNode>[1] = {}) => {
    const id = await delivery.sendTo(TO);
    const node = startPromptedNode(delivery, traits);
    await node.dispatch();
    await node.answer(id, 1, { 1: UNKNOWN });
    return { id, node };
  };

  test('while the message waits for its next try: it is not sent again, its id is known, and the doubt is over', async () => {
    const { id, node } = await inDoubt();
    await node.answer(id, 1, { 1: accepted('A') });
    expect(await delivery.message(id)).toMatchObject({ state: 'submitted', wasInDoubt: false });
    await node.dispatch(LATER);
    expect(node.given).toEqual(['1 try 1']);
    expect(await delivery.db.dispatch.count()).toBe(0);
    await receive('a', 16, 803);
    expect(await delivery.message(id)).toMatchObject({ state: 'error', refundedAt: expect.any(Date) });
    expect(await delivery.creditsLeft()).toBe(20_000);
  });

  test('with the end of its try: there is no doubt', async () => {
    const id = await delivery.sendTo(TO);
    const node = startPromptedNode(delivery);
    await node.dispatch();
    await Promise.all([node.answer(id, 1, { 1: UNKNOWN }), node.answer(id, 1, { 1: accepted('A') })]);
    expect(await delivery.message(id)).toMatchObject({ state: 'submitted', wasInDoubt: false });
    await node.dispatch(LATER);
    expect(node.given).toEqual(['1 try 1']);
    expect(await delivery.db.dispatch.count()).toBe(0);
    expect(await delivery.db.messageEvent.findMany({ where: { messageId: id, state: 'accepted' } })).toHaveLength(1);
  });

  test.each([
    ['refused', REFUSED],
    ['taken under another id', accepted('B')],
    ['in doubt', UNKNOWN],
  ])('during the next try: that goes on, and is %s, and the message is the one taken first', async (_, second) => {
    const { id, node } = await inDoubt();
    await node.dispatch(LATER);
    await node.answer(id, 1, { 1: accepted('A') });
    expect(await delivery.db.dispatch.findMany()).toMatchObject([{ leasedBy: NODE_ID, attempts: 1 }]);
    await node.answer(id, 2, { 1: second });
    expect(await delivery.db.dispatch.count()).toBe(0);
    expect(await delivery.segmentsOf(id)).toEqual([[1, 'A']]);
    await receive('a', 1, 4);
    expect(await delivery.message(id)).toMatchObject({ state: 'delivered' });
    expect(node.given).toEqual(['1 try 1', '1 try 2']);
  });

  test('"not billed" of it stays paid from when the message was given again', async () => {
    const { id, node } = await inDoubt();
    await node.dispatch(LATER);
    await node.answer(id, 1, { 1: accepted('A') });
    await receive('a', 16, 803);
    expect(await delivery.message(id)).toMatchObject({ state: 'failed', dlrId: 2, refundedAt: null });
    await node.answer(id, 2, { 1: accepted('B') });
    expect(await delivery.message(id)).toMatchObject({ state: 'failed', wasInDoubt: true });
    expect(await delivery.creditsLeft()).toBe(19_900);
  });

  test('but a carrier that sends nothing twice bills nothing then', async () => {
    const { id, node } = await inDoubt({ recognisesRepeats: true });
    await node.dispatch(LATER);
    await node.answer(id, 1, { 1: accepted('A') });
    await receive('a', 16, 803);
    expect(await delivery.message(id)).toMatchObject({ state: 'error', refundedAt: expect.any(Date) });
  });

  test('after the message has ended: that stands, and what is reported by the id is in its history', async () => {
    const { id, node } = await inDoubt();
    await node.dispatch(LATER);
    await node.answer(id, 2, { 1: REFUSED });
    await node.answer(id, 1, { 1: accepted('A') });
    await receive('a', 1, 4);
    expect(await delivery.message(id)).toMatchObject({ state: 'failed', ptt: 803, refundedAt: null });
    const told = await delivery.db.messageEvent.findMany({ where: { messageId: id, segment: 1 } });
    expect(told).toMatchObject([
      { ptt: 3, applied: false },
      { ptt: 4, applied: false },
    ]);
  });

  test('after it was taken by the next try: the id that it has stays its own; without one it gets this', async () => {
    const { id, node } = await inDoubt();
    const { id: nameless } = await inDoubt();
    await node.dispatch(LATER);
    await node.answer(id, 2, { 1: accepted('b') });
    await node.answer(nameless, 2, { 1: accepted(null) });
    for (const one of [id, nameless]) await node.answer(one, 1, { 1: accepted(`A-${one}`) });
    expect([await delivery.segmentsOf(id), await delivery.segmentsOf(nameless)]).toEqual([[], [[1, `A-${nameless}`]]]);
    await receive(`a-${nameless}`, 1, 4);
    await receive('b', 1, 4);
    for (const one of [id, nameless]) expect(await delivery.message(one)).toMatchObject({ state: 'delivered' });
  });

  test('what was reported by its id before is applied', async () => {
    const { id, node } = await inDoubt();
    await receive('a', 1, 4);
    await node.answer(id, 1, { 1: accepted('A') });
    expect(await delivery.message(id)).toMatchObject({ state: 'delivered' });
    expect(await delivery.db.unmatchedReceipt.count()).toBe(0);
  });
});

test.each([
  ['refused', REFUSED],
  ['not taken for now', { kind: 'later', text: '' }],
  ['in doubt', UNKNOWN],
] as const)('any other late answer is none to the present try: %s', async (_, late) => {
  const id = await delivery.sendTo(TO);
  const node = startPromptedNode(delivery);
  await node.dispatch();
  await node.answer(id, 1, { 1: UNKNOWN });
  await node.answer(id, 1, { 1: late });
  await node.dispatch(LATER);
  await node.answer(id, 1, { 1: late });
  expect(await delivery.db.dispatch.findMany()).toMatchObject([{ leasedBy: NODE_ID, attempts: 1, doubts: 1 }]);
  await node.answer(id, 2, { 1: accepted('b') });
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted', carrierIdKey: 'b' });
});
