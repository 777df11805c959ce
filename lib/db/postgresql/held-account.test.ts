/** Somebody keeps rows locked: an operator who goes for lunch within a transaction, or a node that is stopped. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAcceptQueue } from '@/lib/engine/accept/accept-queue';
import { requestOf } from '@/lib/testing/accept-request';
import { grantCredit } from '@/lib/testing/credit';
import { inServer } from '@/lib/testing/postgresql/test-databases';
import { closeBalanced, createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { dropTrials, proveRoom } from '../connections/prove-room';
import type { Writer } from '../connections/writer';
import { openLane } from './lane';

const NOW = new Date('2026-11-24T10:00:00Z');
const LIMITS = { lockMs: 200, statementMs: 2_000 };

let database: TestDatabase;
let writer: Writer;
let commits: number;

beforeEach(async () => {
  database = await createTestDatabase();
  const [urgent, beside] = [openLane(database.url, { limits: LIMITS }), openLane(database.url)];
  commits = 0;
  writer = {
    commit: (work) => {
      commits += 1;
      return urgent.commit(work);
    },
    beside: beside.commit,
    close: async () => {
      await Promise.all([urgent.close(), beside.close()]);
    },
  };
  for (const id of [1, 2]) {
    await database.db.smsAccount.create({ data: { id, serviceName: `sms-${id}`, createdAt: NOW } });
    await grantCredit(database.db, id, 1_000, NOW);
  }
});

afterEach(async () => {
  await writer.close();
  await closeBalanced(database);
});

test('that account alone is told that too much is going on, once it is known without anybody waiting', async () => {
  const listener = { publish: () => undefined, batchCommitted: () => undefined };
  const queue = createAcceptQueue({ writer, listener, onAccepted: () => undefined, now: () => NOW });
  const accept = async () => {
    const outcomes = await Promise.all([2, 1, 2].map((id) => queue.submit(requestOf(id))));
    return outcomes.map((outcome) => outcome?.ok ?? null);
  };
  await inServer(database.url, async (client) => {
    await client.query('BEGIN');
    await client.query('UPDATE "SmsAccount" SET "creditsLeft" = "creditsLeft" WHERE id = 2');
    expect(await accept()).toEqual([null, true, null]);
    const before = commits;
    expect(await accept()).toEqual([null, true, null]);
    expect(commits - before).toBe(1);
    await client.query('ROLLBACK');
  });
  expect(await accept()).toEqual([true, true, true]);
});

test('while the database is away for long nobody queues behind whoever waits for it', () => {
  const listener = { publish: () => undefined, batchCommitted: () => undefined };
  const away = { ...writer, isAway: () => true };
  const queue = createAcceptQueue({ writer: away, listener, onAccepted: () => undefined, now: () => NOW });
  expect(queue.submit(requestOf(1))).toBeNull();
});

test('a node that is stopped while it proves that there is room keeps no other one from proving it', async () => {
  const { promise: stopped, resolve: goOn } = Promise.withResolvers<void>();
  const { promise: isLocked, resolve: locked } = Promise.withResolvers<void>();
  const lane = openLane(database.url);
  const stopping: Writer = {
    ...writer,
    commit: (work) =>
      lane.commit(async (tx) => {
        const value = await work(tx);
        locked();
        await stopped;
        return value;
      }),
  };
  const proof = proveRoom(stopping, 1);
  await isLocked;
  await proveRoom(writer, 2);
  await dropTrials(writer);
  goOn();
  await proof;
  await lane.close();
  expect(await database.db.sequence.count({ where: { name: { startsWith: 'room' } } })).toBe(0);
});

test('what a process left that was killed while it proved that there is room is taken away', async () => {
  await database.db.sequence.create({ data: { name: 'room-7-x', value: 0 } });
  await dropTrials(writer);
  expect(await database.db.sequence.count({ where: { name: 'room-7-x' } })).toBe(0);
});
