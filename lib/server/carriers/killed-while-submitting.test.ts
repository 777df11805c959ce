/** Processes that die between a submit and its answer, and between an answer and its commit, where a person decides. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertCarrier } from '@/lib/db/carriers/carriers';
import { inTransaction } from '@/lib/db/connections/client';
import { countUndecided, decideUndecided } from '@/lib/db/messages/undecided';
import { type SmscPeer, smppSetup, startSmscPeer } from '@/lib/testing/smsc-peer';
import { createTestGateway, query, type TestGateway } from '@/lib/testing/test-gateway';

/** Processes that start on busy cores; nothing waits for this time to pass. */
const LONGEST_TEST_MS = 120_000;
const MESSAGES = 60;
const WINDOW = 5;
/** A tenth of them is given ahead, and in doubt with what has left. */
const PER_SECOND = 50;
const CARRIER = 'smsc';

let gateway: TestGateway;
let peer: SmscPeer;
let child: ChildProcess | null = null;

beforeEach(async () => {
  gateway = await createTestGateway(100_000_000);
  peer = await startSmscPeer();
  const setup = smppSetup({ port: peer.port, window: WINDOW, perSecond: PER_SECOND });
  const carrier = { name: CARRIER, description: '', dlrSecret: 'a-secret-of-receipts', rank: 1 };
  await inTransaction(gateway.db, (tx) => insertCarrier(tx, { ...carrier, whenUnknown: 'hold', setup }, new Date()));
});

afterEach(async () => {
  await kill();
  await peer.close();
  await gateway.closeBalanced();
});

async function startProcess(): Promise<void> {
  const script =
    "import('./lib/testing/serve-carriers.ts').then(({ serveCarriers }) => serveCarriers(process.argv[1]))";
  const started = spawn(process.execPath, ['--import', 'tsx', '-e', script, gateway.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  await once(started.stdout, 'data');
}

async function kill(): Promise<void> {
  const dying = child;
  child = null;
  if (!dying) return;
  dying.kill('SIGKILL');
  if (dying.exitCode === null && dying.signalCode === null) await once(dying, 'exit');
}

/** What the SMSC was given, by recipient and in all of its connections. */
const given = () => peer.submitted().map(({ destination }) => destination.address);

/** Runs a process until the SMSC was given so many more. */
async function runUntilGiven(more: number, hear: Parameters<SmscPeer['submitWith']>[0]): Promise<void> {
  const enough = given().length + more;
  const killed = Promise.withResolvers<void>();
  peer.submitWith((pdu, bind) => {
    if (given().length > enough) return;
    hear(pdu, bind);
    if (given().length === enough) kill().then(killed.resolve, killed.reject);
  });
  await startProcess();
  await killed.promise;
}

const waiting = async () => (await countUndecided(gateway.db, CARRIER)).count;
const delivered = () => gateway.db.message.count({ where: { state: 'delivered' } });

test(
  'none of them goes twice or is lost: each waits for a person, is sent again by that alone, and is paid once',
  async () => {
    gateway.setNow(new Date());
    const to = Array.from({ length: MESSAGES }, (_, index) => `+336000000${String(index + 10)}`);
    await gateway.send(query({ to: to.join(','), noStop: '1' }));

    // As many as its window has are not answered when the first dies; the second dies with the last answer on its way.
    await runUntilGiven(WINDOW, () => undefined);
    const unanswered = given();
    await runUntilGiven(3 * WINDOW, (pdu, bind) => peer.take(pdu, bind));
    peer.submitWith(peer.take);
    await startProcess();
    await expect.poll(async () => (await delivered()) + (await waiting()), { timeout: 60_000 }).toBe(MESSAGES);

    expect(given().filter((address, at) => given().indexOf(address) < at)).toEqual([]);
    expect(await waiting()).toBeGreaterThanOrEqual(WINDOW);
    const held = await gateway.db.dispatch.findMany();
    expect(held.every(({ decision, undecidedSince }) => decision === 'waits' && undecidedSince !== null)).toBe(true);
    const inDoubt = await gateway.db.message.findMany({
      where: { id: { in: held.map(({ messageId }) => messageId) } },
    });
    expect(inDoubt.map(({ recipient }) => recipient)).toEqual(expect.arrayContaining(unanswered));
    for (const { id } of inDoubt) {
      const events = await gateway.db.messageEvent.findMany({ where: { messageId: id }, orderBy: { id: 'asc' } });
      expect(events.map(({ reason }) => reason).slice(1, 3)).toEqual(['process_ended', 'undecided']);
    }

    await kill();
    const now = new Date();
    const all = {
      carrier: CARRIER,
      isTaking: true,
      decision: 'again',
      messageId: null,
      until: now,
      limit: MESSAGES,
    } as const;
    await gateway.writer.commit((tx) => decideUndecided(tx, all, now));
    await startProcess();
    await expect.poll(delivered, { timeout: 60_000 }).toBe(MESSAGES);
    expect(new Set(given()).size).toBe(MESSAGES);
    expect(await gateway.db.creditMovement.count({ where: { kind: 'refund' } })).toBe(0);
  },
  LONGEST_TEST_MS,
);
