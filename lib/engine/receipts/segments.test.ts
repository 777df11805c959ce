/** Messages of several segments, from the carrier's answers to their end. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DlrId } from '@/lib/domain/delivery/dlr';
import { succeed } from '@/lib/testing/next-node';
import { carrierThat } from '@/lib/testing/test-carrier';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestDelivery, receiptOf, type TestDelivery, THREE_SEGMENTS } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import type { SegmentResult } from '../carriers/contract/driver';

let delivery: TestDelivery;
let given: string[];

beforeEach(async () => {
  delivery = await createTestDelivery();
  given = [];
});

afterEach(() => delivery.closeBalanced());

const sendLong = () => delivery.sendTo('+33612345678', THREE_SEGMENTS);
/** With each event's segment and what its carrier said, or we. */
const history = async (id: number) =>
  (await delivery.db.messageEvent.findMany({ where: { messageId: id }, orderBy: { id: 'asc' } })).map(
    ({ state, ptt, segment, carrierText, reason, applied }) =>
      `${segment ?? '-'} ${state} ${ptt} ${carrierText || (reason ?? '')}${applied ? '' : ' ignored'}`,
  );
const receive = (rawId: string, dlrId: DlrId, ptt: number) => delivery.receive(receiptOf(rawId, dlrId, ptt));

const accept = (segment: number): SegmentResult => ({ kind: 'accepted', rawId: `ID-${segment}` });

async function dispatch(
  afterMs: number,
  answer: (segment: number) => SegmentResult = accept,
  traits: Parameters<typeof carrierThat>[1] = {},
) {
  const carrier = carrierThat(({ id }, segment) => {
    given.push(`${id - 10_000_000}.${segment}`);
    return answer(segment);
  }, traits);
  return delivery.startNode({ carrier, now: () => new Date(NOW.getTime() + afterMs) }).dispatch();
}

test('each segment has its own id, and the message is delivered with the last of them', async () => {
  const id = await sendLong();
  await dispatch(0);
  expect(given).toEqual(['1.1', '1.2', '1.3']);
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted', carrier: 'simulated', carrierIdKey: null });
  expect(await delivery.db.submittedSegment.findMany({ orderBy: { segment: 'asc' } })).toMatchObject(
    [1, 2, 3].map((segment) => ({ segment, idKey: `id-${segment}`, rawId: `ID-${segment}`, state: 'submitted' })),
  );
  await receive('ID-2', 1, 4);
  await receive('id-3', 8, 24);
  expect(await delivery.message(id)).toMatchObject({ state: 'buffered', ptt: 24 });
  await receive('id-3', 1, 4);
  expect(await delivery.message(id)).toMatchObject({ state: 'buffered' });
  await receive('id-1', 1, 4);
  expect(await delivery.message(id)).toMatchObject({ state: 'delivered', ptt: 4, dlrId: 1 });
});

test('one that is not delivered fails the message, which stays paid', async () => {
  const id = await sendLong();
  const left = await delivery.creditsLeft();
  await dispatch(0);
  await receive('id-1', 1, 4);
  await receive('id-2', 2, 23);
  await receive('id-3', 1, 4);
  expect(await delivery.message(id)).toMatchObject({ state: 'failed', ptt: 23, dlrId: 2, refundedAt: null });
  expect(await delivery.creditsLeft()).toBe(left);
});

test('what is not billed is refunded once all segments are not, and only then', async () => {
  const id = await sendLong();
  await dispatch(0);
  for (const segment of [1, 2]) await receive(`id-${segment}`, 16, 803);
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted', refundedAt: null });
  await receive('id-3', 16, 803);
  expect(await delivery.message(id)).toMatchObject({ state: 'error', dlrId: 16, refundedAt: expect.any(Date) });
  expect(await delivery.creditsLeft()).toBe(20_000);
});

test('segments that were not taken are tried again alone, and receipts for the others wait for none', async () => {
  const id = await sendLong();
  await dispatch(0, (segment) => (segment === 2 ? { kind: 'later', text: 'throttled' } : accept(segment)));
  expect(await delivery.message(id)).toMatchObject({ state: 'accepted' });
  await receive('id-1', 1, 4);
  given = [];
  await dispatch(1_000);
  expect(given).toEqual(['1.2']);
  await receive('id-2', 1, 4);
  await receive('id-3', 1, 4);
  expect(await delivery.message(id)).toMatchObject({ state: 'delivered' });
});

test('a receipt that overtakes the commit of a segment’s id is applied when that comes', async () => {
  const id = await sendLong();
  for (const segment of [1, 2, 3]) await receive(`id-${segment}`, 1, 4);
  expect(await delivery.db.unmatchedReceipt.count()).toBe(3);
  await dispatch(0);
  expect(await delivery.message(id)).toMatchObject({ state: 'delivered' });
  expect(await delivery.db.unmatchedReceipt.count()).toBe(0);
});

test('what nobody knows to be sent is sent once more, its history says so, and it is debited once', async () => {
  const id = await delivery.sendTo('+33612345678');
  const lost: SegmentResult = { kind: 'unknown', text: 'no answer within 60 s' };
  await dispatch(0, () => lost);
  expect(await history(id)).toEqual(['- accepted 0 ', '- accepted 6 no answer within 60 s ignored']);
  await dispatch(1_000, () => lost);
  await dispatch(60_000);
  expect(given).toEqual(['1.1', '1.1']);
  expect(await delivery.message(id)).toMatchObject({ state: 'failed', ptt: 6, dlrId: 2, refundedAt: null });
  expect(await delivery.creditsLeft()).toBe(19_900);
  expect(await delivery.db.creditMovement.count({ where: { kind: 'debit' } })).toBe(1);
});

test.each([
  ['may send twice, stays paid', false, { state: 'failed', ptt: 803, dlrId: 2, refundedAt: null }, 19_900],
  [
    'sends nothing twice, is refunded',
    true,
    { state: 'error', ptt: 803, dlrId: 16, refundedAt: expect.any(Date) },
    20_000,
  ],
])('what was in doubt and is then "not billed" by a carrier that %s', async (_, recognisesRepeats, end, left) => {
  const id = await delivery.sendTo('+33612345678');
  await dispatch(0, () => ({ kind: 'unknown', text: 'no answer' }), { recognisesRepeats });
  await dispatch(1_000, accept, { recognisesRepeats });
  await receive('id-1', 16, 803);
  expect(await delivery.message(id)).toMatchObject(end);
  expect(await delivery.creditsLeft()).toBe(left);
  // Told again, it is what is known already.
  await receive('id-1', 16, 803);
  expect((await history(id)).at(-1)).toMatch(/ignored$/);
});

test('of a message whose segments were in doubt nothing is refunded, though all are then "not billed"', async () => {
  const id = await sendLong();
  const left = await delivery.creditsLeft();
  await dispatch(0, (segment) => (segment === 2 ? { kind: 'unknown', text: 'no answer' } : accept(segment)));
  await dispatch(1_000);
  for (const segment of [1, 2, 3]) await receive(`id-${segment}`, 16, 803);
  expect(await delivery.message(id)).toMatchObject({ state: 'failed', ptt: 803, dlrId: 2, refundedAt: null });
  expect(await delivery.creditsLeft()).toBe(left);
});

test('what a process that died had claimed may have been sent: it is sent again once, and then no more', async () => {
  const id = await delivery.sendTo('+33612345678');
  const die = (nodeId: number) =>
    delivery.writer.commit(async (tx) => {
      await succeed(tx, NODE_ID, NOW);
      return nodeId;
    });
  const hold = () => delivery.db.dispatch.updateMany({ data: { leasedBy: 7 } });
  await hold();
  await die(7);
  expect(await delivery.db.dispatch.findFirstOrThrow()).toMatchObject({ doubts: 1, leasedBy: null, attempts: 0 });
  const doubted = '- accepted 6 process_ended ignored';
  expect(await history(id)).toEqual(['- accepted 0 ', doubted]);
  await hold();
  await die(7);
  await dispatch(0);
  expect(given).toEqual([]);
  expect(await history(id)).toEqual(['- accepted 0 ', doubted, doubted, '- failed 6 not_repeated']);
  expect(await delivery.message(id)).toMatchObject({ state: 'failed', ptt: 6, dlrId: 2 });
});

test('what is outstanding goes on where it was, segment by segment', async () => {
  const id = await sendLong();
  await delivery.runUntil(0);
  expect(await delivery.db.submittedSegment.count({ where: { state: 'submitted' } })).toBe(3);
  await delivery.runUntil(300);
  expect(await delivery.message(id)).toMatchObject({ state: 'buffered' });
  await delivery.runUntil(2_000);
  expect(await delivery.message(id)).toMatchObject({ state: 'delivered' });
  expect((await history(id)).filter((event) => event.includes('DELIVRD'))).toHaveLength(3);
});

test.each([
  ['first', 'ID-1', 'ID-3'],
  ['last', 'ID-3', 'ID-1'],
  ['any', 'ID-2', null],
])(
  'where its carrier tells of the %s segment alone, the message ends with it',
  async (segmentReceipts, told, other) => {
    const settings = JSON.stringify({ host: 'smsc.example', systemId: 'chappe', segmentReceipts });
    await delivery.db.carrier.updateMany({ where: { name: 'simulated' }, data: { kind: 'smpp', settings } });
    const id = await sendLong();
    await dispatch(0);
    if (other !== null) {
      await receive(other, 1, 4);
      expect(await delivery.message(id)).toMatchObject({ state: 'submitted' });
    }
    await receive(told, 1, 4);
    expect(await delivery.message(id)).toMatchObject({ state: 'delivered', ptt: 4, dlrId: 1 });
  },
);

test('a carrier that bills nothing, as it tells of one segment alone, has its message refunded, and once', async () => {
  const settings = JSON.stringify({ host: 'smsc.example', systemId: 'chappe', segmentReceipts: 'any' });
  await delivery.db.carrier.updateMany({ where: { name: 'simulated' }, data: { kind: 'smpp', settings } });
  const id = await sendLong();
  await dispatch(0);
  await receive('ID-2', 16, 803);
  await receive('ID-1', 16, 803);
  expect(await delivery.message(id)).toMatchObject({ state: 'error', ptt: 803, dlrId: 16 });
  expect(await delivery.db.creditMovement.count({ where: { kind: 'refund' } })).toBe(1);
});
