/** What may have been sent by a carrier whose settings say that a person decides. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countUndecided, decideUndecided } from '@/lib/db/messages/undecided';
import { endStaleWaits } from '@/lib/db/outbox/end-stale-waits';
import type { Decision } from '@/lib/domain/delivery/decision';
import { succeed } from '@/lib/testing/next-node';
import { accepted, startPromptedNode, UNKNOWN } from '@/lib/testing/prompted-node';
import { createTestDelivery, receiptOf, type TestDelivery, THREE_SEGMENTS } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';

const TO = '+33612345678';
const HOURS = 3_600_000;
const ASKING = { whenUnknown: 'hold' } as const;
const LATER = { kind: 'later', text: 'throttled' } as const;
let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

const decide = (decision: Decision, messageId: number | null = null, at = NOW) =>
  delivery.writer.commit((tx) =>
    decideUndecided(tx, { carrier: 'simulated', isTaking: true, decision, messageId, until: at, limit: 100 }, at),
  );
const waiting = async () => (await countUndecided(delivery.db, 'simulated')).count;
const owed = () => delivery.db.dispatch.findMany();
const reasons = async (messageId: number) =>
  (await delivery.db.messageEvent.findMany({ where: { messageId }, orderBy: { id: 'asc' } })).map(
    ({ state, ptt, applied, reason, carrierText }) => `${state} ${ptt} ${reason ?? carrierText}${applied ? '' : ' -'}`,
  );
const refunds = () => delivery.db.creditMovement.count({ where: { kind: 'refund' } });
const die = (successor: number) =>
  delivery.writer.commit(async (tx) => {
    await succeed(tx, successor, NOW);
  });

/** A message of which its carrier did not say whether it was sent. */
async function sendInDoubt(changes: Parameters<TestDelivery['sendTo']>[1] = {}) {
  const id = await delivery.sendTo(TO, changes);
  const node = startPromptedNode(delivery, ASKING);
  await node.dispatch();
  return { id, node };
}

test('it waits for a person, is given to nobody meanwhile, and its history says so', async () => {
  const { id, node } = await sendInDoubt();
  await node.answer(id, 1, { 1: UNKNOWN });
  expect(await waiting()).toBe(1);
  await node.dispatch(47 * HOURS);
  await delivery.writer.commit((tx) => endStaleWaits(tx, NOW));
  await node.dispatch(47 * HOURS);
  expect(node.given).toEqual(['1 try 1']);
  expect(await delivery.message(id)).toMatchObject({ state: 'accepted', refundedAt: null });
  expect((await reasons(id)).slice(-2)).toEqual(['accepted 6 no answer -', 'accepted 6 undecided -']);
  expect(delivery.events.at(-1)).toEqual({ type: 'messages', accountId: delivery.accountId });
});

test('sent again by a decision, it goes once more: taken then, it may have been sent twice and stays paid', async () => {
  const { id, node } = await sendInDoubt();
  await node.answer(id, 1, { 1: UNKNOWN });
  expect(await decide('again', id)).toMatchObject([{ id, accountId: delivery.accountId }]);
  await node.dispatch();
  await node.answer(id, 2, { 1: LATER });
  await node.dispatch(2_000);
  expect(node.given).toEqual(['1 try 1', '1 try 2', '1 try 3']);
  await node.answer(id, 3, { 1: accepted('A') });
  expect(await owed()).toEqual([]);
  await delivery.receive(receiptOf('A', 16, 5));
  expect(await delivery.message(id)).toMatchObject({ state: 'failed', wasInDoubt: true, refundedAt: null });
});

test('in doubt again after that, a person is asked again', async () => {
  const { id, node } = await sendInDoubt();
  await node.answer(id, 1, { 1: UNKNOWN });
  await decide('again', id);
  await node.dispatch();
  await node.answer(id, 2, { 1: UNKNOWN });
  await node.dispatch(HOURS);
  expect([node.given.length, await waiting()]).toEqual([2, 1]);
});

test('counted as sent, it is submitted, paid and told so; not billed after all, it is given back, because it went once', async () => {
  const { id, node } = await sendInDoubt();
  await node.answer(id, 1, { 1: UNKNOWN });
  await decide('sent', id);
  await node.dispatch();
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted', ptt: 3, wasInDoubt: false, refundedAt: null });
  expect((await reasons(id)).at(-1)).toBe('submitted 3 decided_sent');
  await node.answer(id, 1, { 1: accepted('late') });
  await delivery.receive(receiptOf('late', 16, 5));
  expect(await delivery.message(id)).toMatchObject({ state: 'error' });
  expect([await refunds(), await owed()]).toEqual([1, []]);
});

test('ended by a decision, it has failed with ptt 6 and stays paid, and its URL is told', async () => {
  const { id, node } = await sendInDoubt();
  await node.answer(id, 1, { 1: UNKNOWN });
  await decide('end', id);
  await node.dispatch();
  expect(await delivery.message(id)).toMatchObject({ state: 'failed', ptt: 6, dlrId: 2, refundedAt: null });
  expect((await reasons(id)).at(-1)).toBe('failed 6 decided_end');
  expect([await refunds(), await owed(), node.given.length]).toEqual([0, [], 1]);
});

test('of which nobody decides in two days, it ends with the outcome unknown, whatever its carrier takes', async () => {
  const { id, node } = await sendInDoubt();
  await node.answer(id, 1, { 1: UNKNOWN });
  await node.dispatch(48 * HOURS - 1);
  expect(await waiting()).toBe(1);
  const full = startPromptedNode(delivery, { ...ASKING, room: 0 });
  await full.dispatch(48 * HOURS);
  expect(await delivery.message(id)).toMatchObject({ state: 'failed', ptt: 6, refundedAt: null });
  expect(await decide('again', id, new Date(NOW.getTime() + 48 * HOURS))).toEqual([]);
});

test('an answer that comes late settles it by itself, and its receipt says what became of it', async () => {
  const { id, node } = await sendInDoubt();
  await node.answer(id, 1, { 1: UNKNOWN });
  await node.answer(id, 1, { 1: accepted('late') });
  expect([await waiting(), await owed()]).toEqual([0, []]);
  expect(await decide('again')).toEqual([]);
  await delivery.receive(receiptOf('late', 1, 4));
  expect(await delivery.message(id)).toMatchObject({ state: 'delivered', wasInDoubt: false });
});

test('of several segments those that were taken are, and a receipt that ends the message ends the question', async () => {
  const { id, node } = await sendInDoubt(THREE_SEGMENTS);
  await node.answer(id, 1, { 1: accepted('A'), 2: UNKNOWN, 3: accepted('C') });
  expect(await waiting()).toBe(1);
  await delivery.receive(receiptOf('a', 2, 5));
  expect(await waiting()).toBe(0);
  await node.dispatch();
  expect(await delivery.message(id)).toMatchObject({ state: 'failed', ptt: 5, refundedAt: null });
  expect([await owed(), node.given]).toEqual([[], ['1,2,3 try 1']]);
  expect(await delivery.segmentsOf(id)).toEqual([
    [1, 'A'],
    [3, 'C'],
  ]);
});

test('sent again, only the segment in doubt goes', async () => {
  const { id, node } = await sendInDoubt(THREE_SEGMENTS);
  await node.answer(id, 1, { 1: accepted('A'), 2: UNKNOWN, 3: accepted('C') });
  await decide('again');
  await node.dispatch();
  expect(node.given).toEqual(['1,2,3 try 1', '2 try 2']);
  await node.answer(id, 2, { 2: accepted('B') });
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted' });
});

test('a process that dies with it leaves the question; one that dies after the decision was carried out, another', async () => {
  const { id } = await sendInDoubt();
  await die(9);
  const second = startPromptedNode(delivery, { ...ASKING, nodeId: 9 });
  await second.dispatch();
  expect([second.given, await waiting()]).toEqual([[], 1]);
  await decide('again', id);
  await second.dispatch();
  await die(11);
  const third = startPromptedNode(delivery, { ...ASKING, nodeId: 11 });
  await third.dispatch();
  expect([second.given, third.given, await waiting()]).toEqual([['1 try 2'], [], 1]);
});

test('a process that dies between a decision and carrying it out loses nothing of it', async () => {
  const { id, node } = await sendInDoubt();
  await node.answer(id, 1, { 1: UNKNOWN });
  await decide('sent', id);
  // Claimed by it, and not recorded yet.
  await delivery.db.dispatch.updateMany({ data: { leasedBy: 7 } });
  await die(9);
  await startPromptedNode(delivery, { ...ASKING, nodeId: 9 }).dispatch();
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted', wasInDoubt: false });
  expect(await owed()).toEqual([]);
});

test('decisions about all take those that waited when they were seen, and no others', async () => {
  const first = await sendInDoubt();
  await first.node.answer(first.id, 1, { 1: UNKNOWN });
  expect(await decide('end', null, new Date(NOW.getTime() - 1))).toEqual([]);
  expect(await decide('end')).toHaveLength(1);
  expect(await decide('end')).toEqual([]);
});
