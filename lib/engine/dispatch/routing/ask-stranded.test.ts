/** What may have been sent by a carrier that takes nothing any more: nothing is lost, nothing goes twice unsaid. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FROM_THE_HEAD } from '@/lib/db/messages/reroutable';
import { countInDoubt, countUndecided, decideUndecided } from '@/lib/db/messages/undecided';
import type { Decision } from '@/lib/domain/delivery/decision';
import { accepted, REFUSED, startPromptedNode, UNKNOWN } from '@/lib/testing/prompted-node';
import { addTestCarrier } from '@/lib/testing/routes';
import { createTestDelivery, receiptOf, type TestDelivery, THREE_SEGMENTS } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { routerTo } from '@/lib/testing/test-node';
import { askAboutStranded, createStrandedQuestion } from './ask-stranded';
import { rerouteWaiting } from './reroute-waiting';

const TO = '+33612345678';
const LATER = { kind: 'later', text: 'throttled' } as const;
let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
  for (const [rank, name] of ['gone', 'other'].entries()) await addTestCarrier(delivery.db, name, { rank });
  await disable(NOW);
});

afterEach(() => delivery.closeBalanced());

/** As it is stored, whatever a node remembers; null: it is enabled. */
const disable = (disabledAt: Date | null) =>
  delivery.db.carrier.updateMany({ where: { name: 'gone' }, data: { disabledAt } });
const publish = { publish: () => undefined };
/** As the routing loop does, while these take messages. */
const ask = (...takers: readonly string[]) =>
  createStrandedQuestion({
    writer: delivery.writer,
    router: routerTo(...takers),
    events: publish,
    now: () => NOW,
  })();
const decide = (decision: Decision) =>
  delivery.writer.commit((tx) =>
    decideUndecided(tx, { carrier: 'gone', isTaking: false, decision, messageId: null, until: NOW, limit: 9 }, NOW),
  );
const waiting = async () => (await countUndecided(delivery.db, 'gone')).count;
const reasons = async (messageId: number) =>
  (await delivery.db.messageEvent.findMany({ where: { messageId }, orderBy: { id: 'asc' } })).flatMap(
    ({ reason }) => reason ?? [],
  );
const refunds = () => delivery.db.creditMovement.count({ where: { kind: 'refund' } });

/** A message that its carrier may have sent, and would be given once more, had that not gone. */
async function strand(changes: Parameters<TestDelivery['sendTo']>[1] = {}) {
  const id = await delivery.sendTo(TO, changes);
  const gone = startPromptedNode(delivery, { name: 'gone' });
  await gone.dispatch();
  return { id, gone };
}

test('a person is asked at once, though its carrier was to be given it again, and its history says why', async () => {
  const { id, gone } = await strand();
  await gone.answer(id, 1, { 1: UNKNOWN });
  await ask('gone', 'other');
  expect([await waiting(), (await countInDoubt(delivery.db, 'gone')).count]).toEqual([0, 1]);
  await ask('other');
  await ask('other');
  expect([await waiting(), (await countInDoubt(delivery.db, 'gone')).count]).toEqual([1, 1]);
  expect(await reasons(id)).toEqual(['carrier_gone']);
  const other = startPromptedNode(delivery, { name: 'other' });
  await other.dispatch(3_600_000);
  expect(other.given).toEqual([]);
  expect(await delivery.message(id)).toMatchObject({ state: 'accepted', refundedAt: null });
});

test('a node that does not know yet that its carrier was enabled asks nobody', async () => {
  const { id, gone } = await strand();
  await gone.answer(id, 1, { 1: UNKNOWN });
  await disable(null);
  await ask('other');
  const asked = await delivery.writer.commit((tx) => askAboutStranded(tx, [id], NOW));
  expect([asked, await waiting(), await reasons(id)]).toEqual([[], 0, []]);
});

test('whoever comes second with the same message asks nothing and writes nothing', async () => {
  const { id, gone } = await strand();
  await gone.answer(id, 1, { 1: UNKNOWN });
  const ended = async () => (await delivery.db.dispatch.findMany()).map(({ undecidedSince }) => undecidedSince);
  const askAt = (now: Date) => delivery.writer.commit((tx) => askAboutStranded(tx, [id], now));
  expect(await askAt(NOW)).toEqual([delivery.accountId]);
  expect(await askAt(new Date(NOW.getTime() + 1_000))).toEqual([]);
  expect([await reasons(id), await ended()]).toEqual([['carrier_gone'], [NOW]]);
});

test('with no carrier enabled it is asked about, too', async () => {
  const { id, gone } = await strand();
  await gone.answer(id, 1, { 1: UNKNOWN });
  await ask();
  expect(await waiting()).toBe(1);
});

test('sent again by a decision, another carrier is given it once: it may have gone twice, and stays paid', async () => {
  const { id, gone } = await strand();
  await gone.answer(id, 1, { 1: UNKNOWN });
  await ask('other');
  expect(await decide('again')).toHaveLength(1);
  expect(await decide('again')).toEqual([]);
  const other = startPromptedNode(delivery, { name: 'other', recognisesRepeats: true });
  await other.dispatch();
  await other.answer(id, 2, { 1: REFUSED });
  expect([gone.given, other.given]).toEqual([['1 try 1'], ['1 try 2']]);
  expect(await delivery.message(id)).toMatchObject({ state: 'failed', carrier: 'other', refundedAt: null });
  expect([await refunds(), await delivery.db.dispatch.count()]).toEqual([0, 0]);
});

test('counted as sent and not billed after all, it is given back once', async () => {
  const { id, gone } = await strand();
  await gone.answer(id, 1, { 1: UNKNOWN });
  await ask('other');
  await decide('sent');
  await startPromptedNode(delivery, { name: 'other' }).dispatch();
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted', refundedAt: null });
  await gone.answer(id, 1, { 1: accepted('late') });
  const receipt = { ...receiptOf('late', 16, 5), carrier: 'gone' };
  await delivery.receive(receipt);
  await delivery.receive(receipt);
  expect([await refunds(), (await delivery.message(id)).state]).toEqual([1, 'error']);
});

test('an answer that comes after somebody gave it to whichever takes it ends it: it goes no second time', async () => {
  const { id, gone } = await strand();
  await gone.answer(id, 1, { 1: UNKNOWN });
  await ask('other');
  await decide('again');
  await gone.answer(id, 1, { 1: accepted('late') });
  const other = startPromptedNode(delivery, { name: 'other' });
  await other.dispatch();
  expect([other.given, await delivery.db.dispatch.count()]).toEqual([[], 0]);
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted' });
});

test('of which a part is taken, the rest goes to no other carrier, whatever is decided', async () => {
  const { id, gone } = await strand(THREE_SEGMENTS);
  await gone.answer(id, 1, { 1: accepted('A'), 2: LATER, 3: LATER });
  await delivery.writer.commit((tx) =>
    rerouteWaiting(tx, routerTo('other'), 'gone', { after: FROM_THE_HEAD, now: NOW }),
  );
  expect([await waiting(), await decide('again'), await waiting()]).toEqual([1, [], 1]);
  await decide('end');
  await startPromptedNode(delivery, { name: 'other' }).dispatch();
  expect(await delivery.message(id)).toMatchObject({ state: 'failed', ptt: 6, refundedAt: null });
});
