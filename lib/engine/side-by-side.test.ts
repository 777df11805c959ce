/** Several carriers in one engine: real drivers, real SMSCs, and one that is mute, goes away or loses its routes. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTransaction } from '@/lib/db/connections/client';
import { createLogger } from '@/lib/platform/log/logger';
import { carriersBehindBorder } from '@/lib/testing/carriers-here';
import { testNode } from '@/lib/testing/next-node';
import { type SmscPeer, smppSetup, startSmscPeer } from '@/lib/testing/smsc-peer';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestGateway, query, type TestGateway } from '@/lib/testing/test-gateway';
import { createCallbackCaller } from './callbacks/calls/callback-caller';
import { LONGEST_DOWN_MS } from './dispatch/routing/watch-carriers';
import { createEngine, type Engine } from './engine';

const WINDOW = 10;
const FRENCH = '+336';
const BRITISH = '+4474';

let gateway: TestGateway;
let engine: Engine;
let one: SmscPeer;
let two: SmscPeer;
let aheadMs: number;

const nothing = () => undefined;
const soon = <Value>(look: () => Value | Promise<Value>) => vi.waitFor(look, 60_000);

beforeEach(async () => {
  aheadMs = 0;
  const running = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => running() + aheadMs);
  gateway = await createTestGateway(100_000);
  gateway.setNow(new Date());
  [one, two] = await Promise.all([startSmscPeer(), startSmscPeer()]);
  const carriers = { simulated: { speed: 1_000_000 }, publicUrl: 'https://chappe.example' };
  engine = createEngine(
    { node: testNode(NODE_ID), databaseUrl: gateway.url, carriers },
    createCallbackCaller({ allowedRanges: [], secretsOf: () => null }),
    carriersBehindBorder(carriers),
    { publish: nothing, batchCommitted: nothing, carrierAnswered: nothing, callbackAnswered: nothing },
    createLogger('silent'),
    gateway.turn,
  );
  await addSmpp('one', one, 1);
  await addSmpp('two', two, 2);
});

afterEach(async () => {
  await engine.stop();
  await Promise.all([one.close(), two.close()]);
  vi.restoreAllMocks();
  await gateway.closeBalanced();
});

async function addSmpp(name: string, peer: SmscPeer, rank: number) {
  const { settings, secrets } = smppSetup({ port: peer.port, window: WINDOW, perSecond: 10 * WINDOW });
  const row = { settings: JSON.stringify(settings), secrets: JSON.stringify(secrets), dlrSecret: 'x'.repeat(16) };
  const now = new Date();
  await inTransaction(gateway.db, (tx) =>
    tx.carrier.create({ data: { name, kind: 'smpp', rank, createdAt: now, updatedAt: now, ...row } }),
  );
}

async function route(prefix: string, carrier: string, rank = 0) {
  const now = new Date();
  const common = { senderKind: 'any', weight: 1, createdAt: now, updatedAt: now };
  await inTransaction(gateway.db, (tx) => tx.route.create({ data: { ...common, prefix, carrier, rank } }));
}

/** So many messages to numbers that begin so. */
async function send(prefix: string, count: number) {
  const numbers = Array.from({ length: count }, (_, index) => `${prefix}${String(10_000_000 + index)}`);
  const { body } = await gateway.send(query({ to: numbers.join(',') }));
  expect(body).toMatch(/^OK\n/);
}

const isUp = (...names: string[]) =>
  soon(async () => {
    const states = await engine.carriers();
    expect(
      states
        .filter(({ bound }) => bound)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(names);
  });
const numbersOf = (peer: SmscPeer) => [...peer.taken.values()].map(({ destination }) => `+${destination.address}`);
const waiting = (carrier: string) => gateway.db.dispatch.count({ where: { carrier, leasedBy: null } });
const statesOf = async (prefix: string) => {
  const found = await gateway.db.message.findMany({ where: { recipient: { startsWith: prefix.slice(1) } } });
  return new Set(found.map(({ state, carrier }) => `${state} ${carrier}`));
};

test('each takes what its routes give it, at the same time, and tells what became of it', async () => {
  await route('33', 'one');
  await route('44', 'two');
  await engine.work();
  await send(FRENCH, 40);
  await send(BRITISH, 40);
  await soon(async () => {
    expect(await statesOf(FRENCH)).toEqual(new Set(['delivered one']));
    expect(await statesOf(BRITISH)).toEqual(new Set(['delivered two']));
  });
  expect(numbersOf(one).every((number) => number.startsWith(FRENCH))).toBe(true);
  expect(numbersOf(two).every((number) => number.startsWith(BRITISH))).toBe(true);
});

test('one that is mute keeps nothing waiting but its own; when its routes change, what it was not given leaves elsewhere, once', async () => {
  one.submitWith(nothing);
  await route('33', 'one');
  await route('44', 'two');
  await engine.work();
  await isUp('one', 'two');
  await send(FRENCH, 40);
  await soon(() => expect(one.submitted()).toHaveLength(WINDOW));
  await send(BRITISH, 40);
  await soon(async () => expect(await statesOf(BRITISH)).toEqual(new Set(['delivered two'])));
  const before = one.submitted().length;
  await inTransaction(gateway.db, (tx) =>
    tx.route.updateMany({ data: { carrier: 'two', revision: { increment: 1 } } }),
  );
  await engine.rereadCarriers();
  await soon(async () => expect(await waiting('one')).toBe(0));
  await soon(async () => expect(await gateway.db.dispatch.count({ where: { leasedBy: null } })).toBe(0));
  const held = await gateway.db.dispatch.count({ where: { givenTo: 'one' } });
  await soon(() => expect(two.taken.size).toBe(80 - held));
  // What a driver is given ahead of its window is as good as submitted.
  expect(held).toBe(2 * WINDOW);
  expect(one.submitted()).toHaveLength(before);
  expect(new Set(numbersOf(two)).size).toBe(two.taken.size);
});

test('what waits for one that went away goes to the next after half a minute, and to the first again when it is back', async () => {
  await engine.work();
  await isUp('one', 'two');
  const { port } = one;
  await one.close();
  await isUp('two');
  await send(FRENCH, 30);
  await soon(async () => expect(await waiting('one')).toBe(30));
  expect(two.taken.size).toBe(0);
  aheadMs += LONGEST_DOWN_MS;
  await soon(async () => expect(await statesOf(FRENCH)).toEqual(new Set(['delivered two'])));
  one = await startSmscPeer({ port });
  await isUp('one', 'two');
  // It is routed to again from the router's next look: what comes before that goes to the other one.
  await soon(async () => {
    await send(BRITISH, 1);
    expect((await statesOf(BRITISH)).has('delivered one')).toBe(true);
  });
  expect(await gateway.db.messageEvent.count({ where: { reason: 'passed_on' } })).toBe(0);
});
