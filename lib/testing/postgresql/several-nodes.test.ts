/** Nodes that are processes of their own, over one PostgreSQL. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTransaction } from '@/lib/db/connections/client';
import { DEAD_AFTER_MS } from '@/lib/domain/instance/node';
import { createCallbackCaller } from '@/lib/engine/callbacks/calls/callback-caller';
import { createEngine, type Engine } from '@/lib/engine/engine';
import { createLogger } from '@/lib/platform/log/logger';
import { carriersHere } from '../carriers-here';
import { testNode } from '../next-node';
import { type SmscPeer, smppSetup, startSmscPeer } from '../smsc-peer';
import { createTestGateway, query, type TestGateway } from '../test-gateway';

const WINDOW = 10;
const SKEWS_MS = [0, 30_000, -30_000];

let gateway: TestGateway;
let children: ChildProcess[];
let engines: Engine[];

beforeEach(async () => {
  gateway = await createTestGateway(100_000);
  gateway.setNow(new Date());
  children = [];
  engines = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const engine of engines) await engine.stop();
  await gateway.closeBalanced();
});

const nothing = () => undefined;
const soon = <Value>(look: () => Value | Promise<Value>) => vi.waitFor(look, 60_000);

function startProcess(skewMs: number, what: 'claim' | 'serve') {
  const program = ['--import', 'tsx', 'lib/testing/node-process.ts', gateway.url, String(skewMs), what];
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child;
}

async function startEngine(id: number): Promise<Engine> {
  const carriers = { simulated: { speed: 1_000_000 }, publicUrl: '' };
  const engine = createEngine(
    { node: testNode(id), databaseUrl: gateway.url, carriers },
    createCallbackCaller({ allowedRanges: [], secretsOf: () => null }),
    carriersHere(carriers),
    { publish: nothing, batchCommitted: nothing, carrierAnswered: nothing, callbackAnswered: nothing },
    createLogger('silent'),
  );
  engines.push(engine);
  await engine.work();
  return engine;
}

async function addSmsc(peer: SmscPeer): Promise<void> {
  const { settings, secrets } = smppSetup({ port: peer.port, window: WINDOW });
  const row = { settings: JSON.stringify(settings), secrets: JSON.stringify(secrets), dlrSecret: 'x'.repeat(16) };
  const now = new Date();
  await inTransaction(gateway.db, async (tx) => {
    await tx.carrier.updateMany({ data: { disabledAt: now } });
    await tx.carrier.create({ data: { name: 'smsc', kind: 'smpp', rank: 1, createdAt: now, updatedAt: now, ...row } });
  });
}

async function send(count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => `+336${String(10_000_000 + index)}`);
  const { body } = await gateway.send(query({ to: numbers.join(',') }));
  expect(body).toMatch(/^OK\n/);
}
const states = async () => {
  const found = await gateway.db.message.groupBy({ by: ['state'], _count: true });
  return Object.fromEntries(found.map(({ state, _count }) => [state, _count]));
};

test('three whose clocks are a minute apart claim everything once', async () => {
  for (let sent = 0; sent < 6; sent += 1) await send(100);
  const all = (await gateway.db.dispatch.findMany({ orderBy: { messageId: 'asc' } })).map(({ messageId }) => messageId);
  const said = await Promise.all(
    SKEWS_MS.map(async (skewMs) => {
      const child = startProcess(skewMs, 'claim');
      return (await text(child.stdout)).split('\n').filter(Boolean).map(Number);
    }),
  );
  expect(said.flat().toSorted((a, b) => a - b)).toEqual(all);
});

test('an SMSC has the connections of one node; when that is killed another binds, and goes on with what it held', async () => {
  const peer = await startSmscPeer();
  peer.submitWith(nothing);
  await addSmsc(peer);
  const killed = startProcess(30_000, 'serve');
  await once(killed.stdout, 'data');
  await soon(() => expect(peer.binds()).toHaveLength(1));
  const engine = await startEngine(2);
  await send(3 * WINDOW);
  await soon(() => expect(peer.submitted()).toHaveLength(WINDOW));
  expect(await engine.carriers()).toEqual([]);
  expect(peer.binds()).toHaveLength(1);

  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const held = await gateway.db.dispatch.count({ where: { leasedBy: { not: null } } });
  expect(held).toBeGreaterThanOrEqual(WINDOW);
  peer.submitWith(peer.take);
  // As if the time had passed after which it is dead.
  await inTransaction(gateway.db, (tx) =>
    tx.node.updateMany({ where: { id: { not: 2 } }, data: { seenAt: new Date(Date.now() - DEAD_AFTER_MS) } }),
  );
  await soon(async () => expect(await states()).toEqual({ delivered: 3 * WINDOW }));
  expect(await gateway.db.messageEvent.count({ where: { reason: 'process_ended' } })).toBe(held);
  expect(peer.taken.size).toBe(3 * WINDOW);
  await peer.close();
});

test('one that finds itself dead ends, and its connections with it', async () => {
  const peer = await startSmscPeer();
  await addSmsc(peer);
  const dead = startProcess(0, 'serve');
  const ended = once(dead, 'exit');
  await once(dead.stdout, 'data');
  await soon(() => expect(peer.binds()).toHaveLength(1));
  await inTransaction(gateway.db, (tx) => tx.node.updateMany({ data: { deadAt: new Date() } }));
  expect(await ended).toEqual([1, null]);
  await soon(() => expect(peer.binds()).toEqual([]));
  await peer.close();
});

test('one that stops hands its connections over at once, and each message goes once', async () => {
  const peer = await startSmscPeer();
  await addSmsc(peer);
  const first = await startEngine(1);
  const second = await startEngine(2);
  await startEngine(3);
  await soon(() => expect(peer.binds()).toHaveLength(1));
  await send(50);
  await soon(async () => expect(await states()).toEqual({ delivered: 50 }));
  expect(await second.carriers()).toEqual([]);
  await soon(() => expect(first.standing().nodes).toBe(3));
  engines = engines.filter((one) => one !== first);
  await first.stop();
  await send(50);
  await soon(async () => expect(await states()).toEqual({ delivered: 100 }));
  expect(peer.binds()).toHaveLength(1);
  expect(peer.taken.size).toBe(100);
  await peer.close();
});
