/** A carrier that one of several nodes runs is tried, and its trace read, from any of them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertCarrier } from '@/lib/db/carriers/carriers';
import { inTransaction } from '@/lib/db/connections/client';
import { PATIENCE, type Patiences } from '@/lib/domain/carrier/node-question';
import { createLogger } from '@/lib/platform/log/logger';
import { createAskNodes } from '@/lib/server/carriers/ask-nodes';
import { createEventBus } from '@/lib/server/runtime/event-bus';
import { joinNodes } from '@/lib/server/runtime/join-nodes';
import { type SmscPeer, smppSetup, startSmscPeer } from '../smsc-peer';
import { createTestGateway, type TestGateway } from '../test-gateway';
import { createTestServer, type TestServer } from '../test-server';

const CARRIER = 'smsc';

let gateway: TestGateway;
let peer: SmscPeer;
/** What ends what a test has started. */
let ends: (() => unknown)[];

beforeEach(async () => {
  ends = [];
  gateway = await createTestGateway(100_000_000);
  peer = await startSmscPeer();
  const carrier = { name: CARRIER, description: '', dlrSecret: 'a-secret-of-receipts', rank: 1 };
  const setup = smppSetup({ port: peer.port });
  await inTransaction(gateway.db, (tx) => insertCarrier(tx, { ...carrier, whenUnknown: 'again', setup }, new Date()));
});

afterEach(async () => {
  for (const end of ends) await end();
  await peer.close();
  await gateway.closeBalanced();
});

let trials = 0;

/** Under an id that no message has. */
function messageTo(recipient: string) {
  trials += 1;
  const id = Date.now() * 1_000 + trials;
  return { id, sender: 'Chappe', recipient, text: 'Hello', encoding: 'gsm7', smsClass: 1, segmentCount: 1 } as const;
}

const given = () => peer.submitted().map(({ destination }) => destination.address);
const left = () => gateway.db.carrierQuestion.count();

async function startServer(): Promise<TestServer> {
  const server = await createTestServer({ gateway });
  ends.push(() => {
    server.server.close();
    return server.runtime.stop();
  });
  return server;
}

test('from the node that does not run it a message goes once, by the one that does, and its trace is told as there', async () => {
  const owner = (await startServer()).runtime.carrierWatch;
  await expect.poll(() => peer.binds()).toHaveLength(1);
  const other = (await startServer()).runtime.carrierWatch;
  const there = { name: CARRIER, bound: true, elsewhere: expect.any(String), connections: [{ state: 'bound' }] };
  await expect.poll(() => other.look()).toMatchObject([there]);
  expect(await other.tryWith(CARRIER, messageTo('33612345678'))).toEqual({
    ...{ outcome: 'accepted', text: '' },
    carrierId: [...peer.taken.keys()][0],
  });
  const numbers = ['33612345001', '33612345002', '33612345003'];
  const outcomes = await Promise.all(numbers.map((number) => other.tryWith(CARRIER, messageTo(number))));
  expect(outcomes).toMatchObject(numbers.map(() => ({ outcome: 'accepted' })));
  expect(given().toSorted()).toEqual([...numbers, '33612345678']);
  expect(peer.binds()).toHaveLength(1);
  const trace = await other.trace(CARRIER);
  expect(trace).toContainEqual(expect.objectContaining({ what: 'submit_sm', msisdn: '33612345678', textLength: 5 }));
  expect(await owner.trace(CARRIER)).toEqual(expect.arrayContaining([...(trace ?? [])]));
  expect(JSON.stringify(trace)).not.toContain('Hello');
  expect(await left()).toBe(0);
});

async function startProcess(): Promise<ChildProcess> {
  const script =
    "import('./lib/testing/serve-carriers.ts').then(({ serveCarriers }) => serveCarriers(process.argv[1]))";
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script, gateway.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  ends.push(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

/** Asks as a node does that runs nothing. */
function startAsking() {
  const nodes = joinNodes({
    ...{ databaseUrl: gateway.url, nodeId: 99, bus: createEventBus(), pollMs: 60_000, liveNodes: () => 2 },
    log: createLogger('silent'),
  });
  ends.push(nodes.close);
  const parts = { db: gateway.db, now: () => new Date(), tell: () => nodes.changed('carrier-questions') };
  return (patience: Patiences) => createAskNodes({ ...parts, patience });
}

test('a node that is killed while it has the message leaves nobody knowing; once it is dead nothing is sent', async () => {
  const child = await startProcess();
  await expect.poll(() => peer.binds()).toHaveLength(1);
  peer.submitWith(() => void child.kill('SIGKILL'));
  const asking = startAsking();
  const { untilTaken } = PATIENCE.try;
  const ask = asking({ ...PATIENCE, try: { untilTaken, untilAnswered: untilTaken } });
  expect(await ask(CARRIER, { kind: 'try', message: messageTo('33612345678') })).toEqual({ kind: 'unanswered' });
  expect(child.signalCode).toBe('SIGKILL');
  const impatience = { untilTaken: 500, untilAnswered: untilTaken };
  const askLater = asking({ trace: impatience, try: impatience });
  const message = messageTo('33612345679');
  expect(await askLater(CARRIER, { kind: 'try', message })).toEqual({ kind: 'not_taken' });
  expect(await askLater(CARRIER, { kind: 'trace' })).toEqual({ kind: 'not_taken' });
  expect(given()).toEqual(['33612345678']);
  expect(await left()).toBe(0);
});
