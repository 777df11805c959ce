/** Carriers are exchanged while an engine sends: real drivers in the thread that a server has for them, and a real SMSC. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { insertCarrier, lockCarrier, saveCarrierDisabled } from '@/lib/db/carriers/carriers';
import { inTransaction } from '@/lib/db/connections/client';
import { type CarrierSetup, readSetup } from '@/lib/domain/carrier/carrier-setup';
import { createLogger } from '@/lib/platform/log/logger';
import { STATUS } from '@/lib/smpp/pdu/commands';
import { type BundledCarriers, bundleCarriers } from '@/lib/testing/carriers-in-thread';
import { testNode } from '@/lib/testing/next-node';
import { refuseBind, type SmscPeer, smppSetup, startSmscPeer } from '@/lib/testing/smsc-peer';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestGateway, query, type TestGateway } from '@/lib/testing/test-gateway';
import { createCallbackCaller } from './callbacks/calls/callback-caller';
import { createEngine, type Engine } from './engine';

let bundled: BundledCarriers;
let gateway: TestGateway;
let engine: Engine;
let peer: SmscPeer;
let lines: string[];

const nothing = () => undefined;

/** A loop that nobody wakes looks once a second. */
const soon = <Value>(look: () => Value | Promise<Value>) => vi.waitFor(look, 60_000);

beforeAll(async () => {
  bundled = await bundleCarriers();
});

afterAll(() => bundled.remove());

beforeEach(async () => {
  gateway = await createTestGateway(100_000);
  gateway.setNow(new Date());
  peer = await startSmscPeer();
  lines = [];
  const carriers = { simulated: { speed: 1_000_000 }, publicUrl: '' };
  engine = createEngine(
    { node: testNode(NODE_ID), databaseUrl: gateway.url, carriers },
    createCallbackCaller({ allowedRanges: [], secretsOf: () => null }),
    bundled.start(carriers),
    { publish: nothing, batchCommitted: nothing, carrierAnswered: nothing, callbackAnswered: nothing },
    createLogger('info', { write: (line) => void lines.push(line) }),
    gateway.turn,
  );
});

afterEach(async () => {
  await engine.stop();
  await peer.close();
  await gateway.closeBalanced();
});

async function add(name: string, setup: CarrierSetup, rank: number) {
  const carrier = { name, description: '', dlrSecret: 'x'.repeat(16), rank, whenUnknown: 'again', setup } as const;
  await inTransaction(gateway.db, (tx) => insertCarrier(tx, carrier, new Date()));
  await engine.rereadCarriers();
}

const addSmpp = (name: string, changes: Parameters<typeof smppSetup>[0] = {}) =>
  add(name, smppSetup({ port: peer.port, ...changes }), 1);

async function change(name: string, data: Parameters<typeof gateway.db.carrier.update>[0]['data']) {
  await inTransaction(gateway.db, (tx) => tx.carrier.update({ where: { name }, data }));
  await engine.rereadCarriers();
}

async function disable(name: string, disabledAt: Date | null = new Date()) {
  await inTransaction(gateway.db, async (tx) => {
    const carrier = await lockCarrier(tx, name);
    if (carrier) await saveCarrierDisabled(tx, carrier, disabledAt, new Date());
  });
  await engine.rereadCarriers();
}

/** So many messages, a number each. */
async function send(count: number) {
  const numbers = Array.from({ length: count }, (_, index) => `+336${String(10_000_000 + index)}`);
  for (let from = 0; from < count; from += 50) {
    const { body } = await gateway.send(query({ to: numbers.slice(from, from + 50).join(',') }));
    expect(body).toMatch(/^OK\n/);
  }
}

const namesRunning = async () => (await engine.carriers()).map(({ name }) => name);
const owed = () => gateway.db.dispatch.count();
const messages = () => gateway.db.message.findMany();

test('a real carrier takes everything from when it is added, and the simulated one until then', async () => {
  await engine.work();
  expect(await namesRunning()).toEqual(['simulated']);
  await addSmpp('ovh');
  expect(await namesRunning()).toEqual(['ovh']);
  await send(3);
  await soon(() => expect(peer.taken.size).toBe(3));
  await soon(async () => expect(await owed()).toBe(0));
  expect((await messages()).map(({ carrier }) => carrier)).toEqual(['ovh', 'ovh', 'ovh']);
  await disable('ovh');
  expect(await namesRunning()).toEqual([]);
  expect(peer.heard.at(-1)?.command).toBe('unbind');
});

test('what waits when the last real carrier is disabled goes on waiting, until the simulated one is enabled by hand', async () => {
  await engine.work();
  peer.bindWith(refuseBind(STATUS.invalidPassword));
  await addSmpp('ovh');
  await disable('simulated', null);
  await send(3);
  await soon(async () => expect(await engine.carriers()).toMatchObject([{ name: 'ovh', bound: false }]));
  await disable('ovh');
  expect(await namesRunning()).toEqual([]);
  expect(await owed()).toBe(3);
  await disable('simulated', null);
  await soon(async () => expect(await owed()).toBe(0));
});

test('with none enabled messages wait, and no try is counted; what grows too old ends without a carrier', async () => {
  await inTransaction(gateway.db, (tx) => tx.carrier.updateMany({ data: { disabledAt: new Date() } }));
  await send(2);
  gateway.setNow(new Date(Date.now() - 3 * 86_400_000));
  await send(1);
  await engine.work();
  await soon(async () => expect(await owed()).toBe(2));
  expect(await gateway.db.message.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({ ptt: 8, carrier: null });
  expect(await gateway.db.dispatch.findMany()).toMatchObject(Array(2).fill({ attempts: 0, leasedBy: null }));
  expect(await namesRunning()).toEqual([]);
  expect(lines.join()).toContain('no carrier is enabled: what is due waits');
  await disable('simulated', null);
  await soon(async () => expect(await owed()).toBe(0));
});

test('what only describes a carrier, and what is as it was, restarts nothing', async () => {
  await engine.work();
  await addSmpp('ovh');
  await soon(async () => expect(await engine.carriers()).toMatchObject([{ bound: true }]));
  const binds = peer.heard.length;
  await change('ovh', { description: 'Our own', revision: { increment: 1 } });
  await engine.rereadCarriers();
  expect(peer.heard).toHaveLength(binds);
  await change('ovh', { settings: JSON.stringify(smppSetup({ port: peer.port, window: 3 }).settings) });
  expect(peer.heard.slice(binds).map(({ command }) => command)).toContain('unbind');
  await soon(async () => expect(await engine.carriers()).toMatchObject([{ name: 'ovh', bound: true }]));
});

test('a set-up that cannot be used is told, and nothing else stops for it', async () => {
  await engine.work();
  await addSmpp('ovh');
  await add('broken', readSetup({ kind: 'upstream', settings: '{"url":"no address"}', secrets: '{}' }), 2);
  await soon(async () =>
    expect(await engine.carriers()).toMatchObject([
      { name: 'ovh', bound: true },
      { name: 'broken', bound: false, lastError: 'Invalid URL' },
    ]),
  );
  await send(2);
  await soon(() => expect(peer.taken.size).toBe(2));
});

test('carriers are exchanged under load: each message leaves once, whoever takes it, and none is forgotten', async () => {
  await engine.work();
  await addSmpp('one', { perSecond: 400 });
  await send(400);
  for (let round = 0; round < 3; round += 1) {
    await soon(() => expect(peer.taken.size).toBeGreaterThan(round * 60));
    await addSmpp(`other-${round}`, { perSecond: 400 });
    await disable('one');
    await disable('one', null);
    await disable(`other-${round}`);
    await change('one', { secrets: JSON.stringify({ password: `changed ${round}` }) });
  }
  await soon(async () => expect(await owed()).toBe(0));
  const numbers = [...peer.taken.values()].map(({ destination }) => destination.address);
  expect(numbers).toHaveLength(400);
  expect(new Set(numbers).size).toBe(400);
  // The SMSC tells a receipt to whoever is bound, which may be another carrier's session by now: such a one is kept as it came.
  await soon(async () => {
    const strays = new Map(
      (await gateway.db.unmatchedReceipt.findMany()).map(({ idKey, carrier }) => [idKey, carrier]),
    );
    const sent = await messages();
    const untold = sent.filter(({ state }) => state !== 'delivered');
    expect(untold.filter((one) => (strays.get(one.carrierIdKey ?? '') ?? one.carrier) === one.carrier)).toEqual([]);
    expect(untold.length).toBeLessThan(sent.length / 2);
  });
});

test('what a carrier had and never answered is in doubt when it is exchanged, and not sent by the next for the first time', async () => {
  await engine.work();
  peer.submitWith(nothing);
  await addSmpp('mute');
  await send(1);
  await soon(() => expect(peer.submitted()).toHaveLength(1));
  await disable('mute');
  await soon(async () => expect(await gateway.db.dispatch.findMany()).toMatchObject([{ doubts: 1, leasedBy: null }]));
});

test('what a carrier tells by its address counts as its last receipt, from when it was started', async () => {
  await engine.work();
  const settings = JSON.stringify({ preset: 'twilio', username: 'AC1' });
  const secrets = JSON.stringify({ password: 'a-password', token: '' });
  const now = new Date();
  const row = { name: 'api', kind: 'http', rank: 1, settings, secrets, dlrSecret: 'x'.repeat(16) };
  await inTransaction(gateway.db, (tx) => tx.carrier.create({ data: { ...row, createdAt: now, updatedAt: now } }));
  await engine.rereadCarriers();
  const lastReceiptAt = async () => {
    const [seen] = await engine.carriers();
    const asked = await engine.askCarrier('api', { kind: 'look' });
    return [seen?.lastReceiptAt, asked?.kind === 'look' && asked.live.lastReceiptAt];
  };
  expect(await lastReceiptAt()).toEqual([null, null]);
  await engine.recordReceipt({ carrier: 'api', rawId: 'SM1', dlrId: 1, ptt: 4, text: '', at: now });
  expect(await lastReceiptAt()).toEqual([now, now]);
  await disable('api');
  await disable('api', null);
  expect(await lastReceiptAt()).toEqual([null, null]);
});
