/** Several carriers side by side: each is given what is its own. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FROM_THE_HEAD } from '@/lib/db/messages/reroutable';
import { accepted, startPromptedNode } from '@/lib/testing/prompted-node';
import { routeTo } from '@/lib/testing/routes';
import { carrierThat } from '@/lib/testing/test-carrier';
import { createTestDelivery, type TestDelivery, THREE_SEGMENTS } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import type { Submission } from '../../carriers/contract/driver';
import { rerouteWaiting } from './reroute-waiting';
import { createRouter, type RouterInForce, type Routing } from './router';

const FRENCH = '+33612345678';
const BRITISH = '+447400123456';
const BY_COUNTRY: Routing = {
  routes: [routeTo('one', { id: 1, prefix: '33' }), routeTo('two', { id: 2, prefix: '44' })],
  takers: ['one', 'two'],
  down: new Set(),
};

let delivery: TestDelivery;
let woken: string[];
let router: { -readonly [Key in keyof RouterInForce]: RouterInForce[Key] };

beforeEach(async () => {
  delivery = await createTestDelivery();
  woken = [];
  router = createRouter(BY_COUNTRY, (name) => void woken.push(name));
});

afterEach(() => delivery.closeBalanced());

/** A node to a carrier that takes what it is given, at most so much at once; what it was given is told. */
function nodeTo(name: string, room = 1_000) {
  const given: number[] = [];
  const carrier = carrierThat(
    ({ id }: Submission) => {
      given.push(id);
      return { kind: 'accepted', rawId: `${name}-${id}` };
    },
    { name },
  );
  const driver = { ...carrier.driver, free: () => room };
  return { given, node: delivery.startNode({ carrier: { ...carrier, driver }, now: () => NOW, router }) };
}
const queueOf = async (id: number) =>
  (await delivery.db.dispatch.findUniqueOrThrow({ where: { messageId: id } })).carrier;
const sendMany = async (to: string, count: number) => {
  const ids: number[] = [];
  for (let sent = 0; sent < count; sent += 1) ids.push(await delivery.sendTo(to));
  return ids;
};
/** Finds out anew whose everything is that waits for a carrier. */
async function reroute(carrier: string, routing: Partial<Routing>) {
  router.update({ ...BY_COUNTRY, ...routing });
  let after = FROM_THE_HEAD;
  for (;;) {
    const from = after;
    const { next } = await delivery.writer.commit((tx) =>
      rerouteWaiting(tx, router, carrier, { after: from, now: NOW }),
    );
    if (next === null) return;
    after = next;
  }
}

test('whoever looks first finds out whose each message is: its own it takes, the other carrier is woken for the rest', async () => {
  const [french, british] = [await delivery.sendTo(FRENCH), await delivery.sendTo(BRITISH)];
  const one = nodeTo('one');
  const two = nodeTo('two');
  await one.node.dispatch();
  expect(one.given).toEqual([french]);
  expect([await queueOf(british), woken]).toEqual(['two', ['two']]);
  await two.node.dispatch();
  expect(two.given).toEqual([british]);
  expect(await delivery.message(french)).toMatchObject({
    state: 'submitted',
    carrier: 'one',
    carrierIdKey: `one-${french}`,
  });
  expect(await delivery.message(british)).toMatchObject({ state: 'submitted', carrier: 'two' });
});

test('what is another’s and was there before keeps nothing waiting, though the carrier takes one at a time', async () => {
  const others = await sendMany(BRITISH, 120);
  const own = await sendMany(FRENCH, 3);
  const one = nodeTo('one', 1);
  await one.node.dispatch();
  expect(one.given).toEqual(own);
  expect(await delivery.db.dispatch.count({ where: { carrier: 'two' } })).toBe(others.length);
});

test('a message that is its own and does not fit is written down for it, and not looked at again', async () => {
  const own = await sendMany(FRENCH, 3);
  const asked: number[] = [];
  const choose = router.choose;
  router.choose = (message, circumstances) => {
    if (circumstances?.asking === undefined) asked.push(message.id);
    return choose(message, circumstances);
  };
  const one = nodeTo('one', 1);
  await one.node.dispatch();
  expect([one.given, asked]).toEqual([own, own.slice(1)]);
});

test('what waits goes where a changed route says, and so does what waits for a carrier that takes nothing any more', async () => {
  const [first = 0, second = 0] = await sendMany(BRITISH, 2);
  await nodeTo('one').node.dispatch();
  expect(await queueOf(first)).toBe('two');
  await reroute('two', { routes: [routeTo('one')] });
  expect([await queueOf(first), await queueOf(second)]).toEqual(['one', 'one']);
  await reroute('one', { takers: ['two'] });
  expect([await queueOf(first), await queueOf(second)]).toEqual(['two', 'two']);
  await reroute('two', { takers: [] });
  expect(await queueOf(first)).toBe('two');
});

test('more than are looked at together go elsewhere all the same', async () => {
  const ids = await sendMany(BRITISH, 3);
  await nodeTo('one').node.dispatch();
  const [template] = await delivery.db.message.findMany({ where: { id: ids[0] ?? 0 } });
  if (!template) throw new Error('There is no message.');
  const many = Array.from({ length: 500 }, (_, index) => 1_000_000 + index);
  await delivery.db.message.createMany({ data: many.map((id) => ({ ...template, id, credits: 0 })) });
  await delivery.db.dispatch.createMany({ data: many.map((messageId) => ({ messageId, dueAt: NOW, carrier: 'two' })) });
  await reroute('two', { routes: [routeTo('one')] });
  expect(await delivery.db.dispatch.count({ where: { carrier: 'one' } })).toBe(503);
  await delivery.db.message.deleteMany({ where: { id: { in: many } } });
  await delivery.db.dispatch.deleteMany({ where: { messageId: { in: many } } });
});

test('what waits for a carrier that is down goes to another that its routes name, and comes back when that is up again', async () => {
  const routes = [routeTo('one', { id: 1 }), routeTo('two', { id: 2, rank: 1 })];
  const [id = 0] = await sendMany(FRENCH, 1);
  await delivery.db.dispatch.update({ where: { messageId: id }, data: { carrier: 'one' } });
  await reroute('one', { routes, down: new Set(['one']) });
  expect(await queueOf(id)).toBe('two');
  await reroute('two', { routes });
  expect(await queueOf(id)).toBe('one');
  await reroute('one', { routes: [routeTo('one')], down: new Set(['one']) });
  expect(await queueOf(id)).toBe('one');
});

test('a carrier that is down and asks for one message is given it, and the others go elsewhere', async () => {
  const routes = [routeTo('one', { id: 1 }), routeTo('two', { id: 2, rank: 1 })];
  router.update({ ...BY_COUNTRY, routes, down: new Set(['one']) });
  const [first = 0, ...others] = await sendMany(FRENCH, 3);
  const one = startPromptedNode(delivery, { name: 'one', router, room: 1 });
  expect(await one.dispatch()).toBe(1);
  expect(await delivery.db.dispatch.findMany({ orderBy: { messageId: 'asc' } })).toMatchObject([
    { messageId: first, givenTo: 'one' },
    ...others.map((messageId) => ({ messageId, carrier: 'two', givenTo: null })),
  ]);
});

test('what was tried leaves a carrier that is not waited for, for one that is up, and its history says so', async () => {
  const id = await delivery.sendTo(FRENCH);
  const one = startPromptedNode(delivery, { name: 'one', router });
  await one.dispatch();
  await one.answer(id, 1, { 1: { kind: 'later', text: 'queue full' } });
  const routes = [routeTo('one', { id: 1 }), routeTo('two', { id: 2, rank: 1 })];
  await reroute('one', { routes });
  expect(await queueOf(id)).toBe('one');
  await reroute('one', { routes, down: new Set(['one', 'two']) });
  expect(await queueOf(id)).toBe('one');
  await reroute('one', { routes, down: new Set(['one']) });
  expect(await delivery.db.dispatch.findMany()).toMatchObject([{ carrier: 'two', tried: '', dueAt: NOW, attempts: 1 }]);
  const told = await delivery.db.messageEvent.findMany({ where: { messageId: id, reason: 'passed_on' } });
  expect(told).toMatchObject([{ carrierText: 'one', state: 'accepted', applied: false }]);
  await reroute('two', { routes });
  expect(await queueOf(id)).toBe('two');
});

test('what was tried goes where a changed route says as soon as no route leads to its carrier, up or not', async () => {
  const id = await delivery.sendTo(FRENCH);
  const one = startPromptedNode(delivery, { name: 'one', router });
  await one.dispatch();
  await one.answer(id, 1, { 1: { kind: 'later', text: 'queue full' } });
  const both = [routeTo('one', { id: 1, rank: 1 }), routeTo('two', { id: 2 })];
  await reroute('one', { routes: both });
  expect(await queueOf(id)).toBe('one');
  await reroute('one', { routes: [routeTo('two')] });
  expect(await delivery.db.dispatch.findMany()).toMatchObject([{ carrier: 'two', tried: '', attempts: 1, laters: 0 }]);
  await reroute('two', { routes: [routeTo('one')], down: new Set(['one']) });
  expect(await queueOf(id)).toBe('one');
  const told = await delivery.db.messageEvent.findMany({ where: { messageId: id, reason: 'passed_on' } });
  expect(told.map(({ carrierText }) => carrierText)).toEqual(['one', 'two']);
});

test('what may have been sent, or is taken in part, stays with its carrier', async () => {
  const doubtful = await delivery.sendTo(FRENCH);
  const partly = await delivery.sendTo(FRENCH, THREE_SEGMENTS);
  const one = startPromptedNode(delivery, { name: 'one', router });
  await one.dispatch();
  await one.answer(doubtful, 1, { 1: { kind: 'unknown', text: '' } });
  const later = { kind: 'later', text: '' } as const;
  await one.answer(partly, 1, { 1: accepted('a'), 2: later, 3: later });
  await reroute('one', { routes: [routeTo('two')], takers: ['two'] });
  expect([await queueOf(doubtful), await queueOf(partly)]).toEqual(['one', 'one']);
});
