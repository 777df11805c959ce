/** A carrier that is careless with its ids: which message a receipt for one of several means. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSeenIds } from '@/lib/db/carriers/seen-ids';
import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import { accepted, startPromptedNode } from '@/lib/testing/prompted-node';
import { carrierThat } from '@/lib/testing/test-carrier';
import { createTestDelivery, receiptOf, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import type { Submission } from '../carriers/contract/driver';

const HOURS = 3_600_000;
const DELIVERED = receiptOf('7', 1, 4);
const FAILED = receiptOf('7', 2, 5);
const NOT_BILLED = receiptOf('7', 16, 803);
let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

const dispatch = (...ids: string[]) => {
  const left = [...ids];
  const carrier = carrierThat(() => accepted(left.shift() ?? ''));
  return delivery.startNode({ carrier, now: () => NOW }).dispatch();
};

const receive = (...receipts: CarrierReceipt[]) => delivery.receive(...receipts);

/** Hands over to a carrier that calls everything "7", but only after something else has happened. */
async function dispatchAfter(happens: () => Promise<unknown>): Promise<void> {
  const carrier = carrierThat(() => accepted('7'));
  let answered: Promise<void> = Promise.resolve();
  const submit = (messages: readonly Submission[]) => {
    answered = happens().then(() => carrier.driver.submit(messages));
  };
  const node = delivery.startNode({
    carrier: { ...carrier, driver: { ...carrier.driver, submit } },
    now: () => NOW,
  });
  expect(await node.dispatch()).toBe(1);
  await answered;
  await node.dispatch();
}

test.each([
  ['empty', ['', '', '']],
  ['the same for all', ['7', '7', '7']],
])('ids that are %s settle every message, and none is sent again', async (_, ids) => {
  for (const to of ['+33612345670', '+33612345671', '+33612345672']) await delivery.sendTo(to);
  expect(await dispatch(...ids)).toBe(3);
  expect(await delivery.db.message.count({ where: { state: 'submitted' } })).toBe(3);
  expect(await delivery.db.message.count({ where: { carrierIdKey: '' } })).toBe(0);
  expect(await dispatch(...ids)).toBe(0);
});

test('an id is the same in whatever case it is written', async () => {
  const id = await delivery.sendTo('+33612345670');
  await dispatch('0E999F21-81ef');
  await receive({ ...DELIVERED, rawId: '0e999f21-81EF' });
  expect(await delivery.message(id)).toMatchObject({ state: 'delivered' });
});

test('an id that was stored with zeros in front is found by a receipt that has them', async () => {
  const id = await delivery.sendTo('+33612345670');
  await dispatch('00B8BE19');
  await delivery.db.submittedSegment.updateMany({ where: { messageId: id }, data: { idKey: '00b8be19' } });
  await receive({ ...DELIVERED, rawId: '00B8BE19' });
  expect(await delivery.message(id)).toMatchObject({ state: 'delivered' });
});

test('a receipt for an id that was used before means the newest message that is not settled', async () => {
  const first = await delivery.sendTo('+33612345670');
  await dispatch('7');
  const second = await delivery.sendTo('+33612345671');
  await dispatch('7');
  await receive(DELIVERED);
  expect(await delivery.message(first)).toMatchObject({ state: 'submitted' });
  expect(await delivery.message(second)).toMatchObject({ state: 'delivered' });
  await receive(FAILED);
  expect(await delivery.message(first)).toMatchObject({ state: 'failed' });
  await receive(DELIVERED);
  expect(await delivery.history(second)).toContain('delivered 4 1 ignored');
  expect(await delivery.message(first)).toMatchObject({ state: 'failed' });
});

/** Sends one message that the carrier takes as "7" after another, which it took so long before and never ended. */
const sendTwo = async (hoursBefore: number) => {
  const first = await delivery.sendTo('+33612345670');
  await dispatch('7');
  const before = new Date(NOW.getTime() - hoursBefore * HOURS);
  await delivery.db.message.update({
    where: { id: first },
    data: { createdAt: before, dueAt: before, updatedAt: before },
  });
  const second = await delivery.sendTo('+33612345671');
  await dispatch('7');
  return { first, second };
};

test('what is reported again of a message does not end one that had its id three weeks before, nor refund it', async () => {
  const { first, second } = await sendTwo(21 * 24);
  for (const receipt of [NOT_BILLED, NOT_BILLED, DELIVERED]) await receive(receipt);
  expect(await delivery.message(second)).toMatchObject({ state: 'error', refundedAt: expect.any(Date) });
  expect(await delivery.message(first)).toMatchObject({ state: 'submitted', refundedAt: null });
  expect(await delivery.creditsLeft()).toBe(19_900);
  expect((await delivery.history(second)).slice(-2)).toEqual(['error 803 16 ignored', 'delivered 4 1 ignored']);
});

test('nor one that had its id an hour before; what says something else is still its own', async () => {
  const { first, second } = await sendTwo(1);
  await receive(NOT_BILLED);
  await receive(NOT_BILLED);
  expect(await delivery.message(first)).toMatchObject({ state: 'submitted', refundedAt: null });
  expect(await delivery.creditsLeft()).toBe(19_900);
  await receive(DELIVERED);
  expect(await delivery.message(first)).toMatchObject({ state: 'delivered' });
  expect(await delivery.message(second)).toMatchObject({ state: 'error' });
});

test('two that were under way together under one id both end, though both are told the same', async () => {
  const ids = [await delivery.sendTo('+33612345670'), await delivery.sendTo('+33612345671')];
  await dispatch('7', '7');
  await receive(DELIVERED);
  await receive(DELIVERED);
  for (const id of ids) expect(await delivery.message(id)).toMatchObject({ state: 'delivered' });
});

test.each([
  ['together', (...receipts: CarrierReceipt[]) => receive(...receipts)],
  [
    'one by one',
    async (...receipts: CarrierReceipt[]) => {
      for (const receipt of receipts) await receive(receipt);
    },
  ],
])('the receipts of two under one id come %s: each ends one, and a third waits for another', async (_, receiveAll) => {
  const ids = [await delivery.sendTo('+33612345670'), await delivery.sendTo('+33612345671')];
  await dispatch('7', '7');
  await receiveAll(DELIVERED, NOT_BILLED, DELIVERED);
  expect((await Promise.all(ids.map(delivery.message))).map(({ state }) => state)).toEqual(['error', 'delivered']);
  expect(await delivery.creditsLeft()).toBe(19_900);
  expect(await delivery.db.unmatchedReceipt.findMany()).toMatchObject([{ rawId: '7', ptt: 4 }]);
});

test('what is no end is of the same message as the end that follows it', async () => {
  const ids = [await delivery.sendTo('+33612345670'), await delivery.sendTo('+33612345671')];
  await dispatch('7', '7');
  await receive({ ...DELIVERED, dlrId: 8, ptt: 25 }, DELIVERED);
  expect((await Promise.all(ids.map(delivery.message))).map(({ state }) => state)).toEqual(['submitted', 'delivered']);
});

test('two receipts under one id that both overtake their answers end one message each, though one answer comes later', async () => {
  const first = await delivery.sendTo('+33612345670');
  const second = await delivery.sendTo('+33612345671');
  const node = startPromptedNode(delivery);
  await node.dispatch();
  await receive(DELIVERED, FAILED);
  await node.answer(first, 1, { 1: accepted('7') });
  expect(await delivery.message(first)).toMatchObject({ state: 'delivered' });
  expect(await delivery.message(second)).toMatchObject({ state: 'accepted' });
  await node.answer(second, 1, { 1: accepted('7') });
  expect(await delivery.message(second)).toMatchObject({ state: 'failed' });
  expect(await delivery.db.unmatchedReceipt.count()).toBe(0);
});

test('the second of two in one batch is kept for a message whose id is on its way', async () => {
  const first = await delivery.sendTo('+33612345670');
  await dispatch('7');
  const second = await delivery.sendTo('+33612345671');
  await dispatchAfter(() => receive(DELIVERED, FAILED));
  expect(await delivery.message(first)).toMatchObject({ state: 'delivered' });
  expect(await delivery.message(second)).toMatchObject({ state: 'failed' });
});

test.each(['together, after the answers', 'before the answers are recorded'])(
  'segments of one message under one id: their receipts come %s, and it is delivered',
  async (when) => {
    const id = await delivery.sendTo('+33612345670', { message: 'x'.repeat(300), noStop: '1' });
    const isEarly = when.startsWith('before');
    await dispatchAfter(() => (isEarly ? receive(DELIVERED, DELIVERED) : Promise.resolve()));
    if (!isEarly) await receive(DELIVERED, DELIVERED);
    expect(await delivery.message(id)).toMatchObject({ state: 'delivered' });
  },
);

test.each(['after the answers', 'before the answers are recorded'])(
  'segments of one message under one id and one receipt for all of them, %s: it is delivered, once',
  async (when) => {
    const id = await delivery.sendTo('+33612345670', { message: 'x'.repeat(300), noStop: '1' });
    const isEarly = when.startsWith('before');
    await dispatchAfter(() => (isEarly ? receive(DELIVERED) : Promise.resolve()));
    if (!isEarly) await receive(DELIVERED);
    expect(await delivery.message(id)).toMatchObject({ state: 'delivered' });
    await receive(DELIVERED);
    expect(await delivery.message(id)).toMatchObject({ state: 'delivered', refundedAt: null });
  },
);

test('segments of one message under one id of which none is billed: it is refunded, once', async () => {
  const id = await delivery.sendTo('+33612345670', { message: 'x'.repeat(300), noStop: '1' });
  await dispatch('7', '7');
  await receive(NOT_BILLED);
  expect(await delivery.message(id)).toMatchObject({ state: 'error', refundedAt: expect.any(Date) });
  expect(await delivery.creditsLeft()).toBe(20_000);
});

test('one that overtakes the commit of an id that was used before is its new message’s', async () => {
  const first = await delivery.sendTo('+33612345670');
  await dispatch('7');
  await receive(DELIVERED);
  const second = await delivery.sendTo('+33612345671');
  await dispatchAfter(() => receive(FAILED));
  expect(await delivery.message(first)).toMatchObject({ state: 'delivered' });
  expect(await delivery.message(second)).toMatchObject({ state: 'failed' });
  expect(await delivery.db.unmatchedReceipt.count()).toBe(0);
});

test('what came late for the old message is not its new one’s', async () => {
  await delivery.sendTo('+33612345670');
  await dispatch('7');
  await receive(DELIVERED);
  await receive(DELIVERED, FAILED);
  const second = await delivery.sendTo('+33612345671');
  await dispatch('7');
  expect(await delivery.message(second)).toMatchObject({ state: 'submitted' });
  await receive(FAILED);
  expect(await delivery.message(second)).toMatchObject({ state: 'failed' });
});

const inDecimal = (id: string, msisdn?: string): CarrierReceipt => ({ ...receiptOf(id, 1, 4), msisdn });

test('an id in the other base is of the message that went to the same number lately, and of no other', async () => {
  const id = await delivery.sendTo('+33612345670');
  await dispatch('1f4');
  await receive(inDecimal('500'), inDecimal('500', '33612345671'));
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted' });
  await delivery.db.message.updateMany({ data: { updatedAt: new Date(NOW.getTime() - 169 * HOURS) } });
  await receive(inDecimal('500', '33612345670'));
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted' });
  await delivery.db.message.updateMany({ data: { updatedAt: NOW } });
  await receive(inDecimal('500', '33612345670'));
  expect(await delivery.message(id)).toMatchObject({ state: 'delivered' });
});

test('an id that is known as it is written is never read in another base', async () => {
  const [first, second] = [await delivery.sendTo('+33612345670'), await delivery.sendTo('+33612345670')];
  await dispatch('1f4', '500');
  await receive(inDecimal('500', '33612345670'));
  expect(await delivery.message(first)).toMatchObject({ state: 'submitted' });
  expect(await delivery.message(second)).toMatchObject({ state: 'delivered' });
});

test('an id that one message has as it is written, and another in the other base, is of the one whose number the receipt names', async () => {
  const [other, theirs] = [await delivery.sendTo('+33612345670'), await delivery.sendTo('+33612345671')];
  await dispatch('500', '1280');
  await receive(inDecimal('500', '33612345671'));
  expect(await delivery.message(other)).toMatchObject({ state: 'submitted' });
  expect(await delivery.message(theirs)).toMatchObject({ state: 'delivered' });
  // A number that nothing of that id went to says nothing: some carriers write them in their own way.
  await receive(inDecimal('500', '0612345670'));
  expect(await delivery.message(other)).toMatchObject({ state: 'delivered' });
});

test('a number that nobody could have been sent to is no reason to look for an id in the other base', async () => {
  const id = await delivery.sendTo('+33612345670');
  await dispatch('1f4');
  await receive(inDecimal('500', '0612345670'));
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted' });
});

test('what is learned is written no more, and what disagrees is', async () => {
  const writes = async () => (await delivery.db.carrier.findFirstOrThrow({ where: { name: 'simulated' } })).idMatches;
  const ids = ['1f4', '1f5', '1f6', '1f7', '1f8'];
  for (const [index, id] of ids.entries()) {
    await delivery.sendTo('+33612345670');
    await dispatch(id);
    await receive(inDecimal(String(Number.parseInt(id, 16)), '33612345670'));
    expect(await writes()).toBe(Math.min(index + 1, 3));
  }
  await delivery.sendTo('+33612345670');
  await dispatch('1000');
  await receive(inDecimal('3e8', '33612345670'));
  expect(await readSeenIds(delivery.db, 'simulated')).toEqual({ base: 'hexadecimal', matches: 1 });
});
