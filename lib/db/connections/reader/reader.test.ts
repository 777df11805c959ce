import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { type Database, inTransaction, isReaderBusy, openDatabase } from '../client';
import type { Reader } from '../reader';
import { openReader } from './open-reader';
import { LONGEST_READ_QUEUE, readThrough } from './start-reader-thread';

let database: TestDatabase;
let reader: Reader;
let asked: string[];
let db: Database;

beforeEach(async () => {
  database = await createTestDatabase();
  const own = await openReader(`file:${database.file}`);
  asked = [];
  reader = {
    ...own,
    read: (query) => {
      asked.push(query.sql);
      return own.read(query);
    },
  };
  db = await openDatabase(`file:${database.file}`, { reader });
});

afterEach(async () => {
  await db.$disconnect();
  await reader.close();
  await database.close();
});

const sequence = (name: string) => db.sequence.findUnique({ where: { name } });

test('what is read outside a transaction goes to the reader, and sees every commit before it', async () => {
  await inTransaction(db, async (tx) => {
    await tx.sequence.create({ data: { name: 'ours', value: 1n } });
    expect(await sequence('ours')).toBeNull();
    expect(asked).toHaveLength(1);
    expect(await tx.sequence.findUnique({ where: { name: 'ours' } })).toMatchObject({ value: 1n });
    expect(asked).toHaveLength(1);
  });
  expect(await sequence('ours')).toEqual({ name: 'ours', value: 1n });
  await database.db.sequence.create({ data: { name: 'theirs', value: 2n } });
  expect(await sequence('theirs')).toEqual({ name: 'theirs', value: 2n });
});

test('a write outside a transaction fails and changes nothing', async () => {
  await expect(db.sequence.create({ data: { name: 'stray', value: 1n } })).rejects.toThrow(/readonly/);
  await expect(db.$executeRaw`DELETE FROM Sequence`).rejects.toThrow(/inTransaction/);
  expect(await sequence('stray')).toBeNull();
});

test('beyond a bounded queue a read is refused at once, and told apart from a fault', async () => {
  // A thread that is ready and then stands still.
  const still = new Worker(`require('node:worker_threads').parentPort.postMessage({ kind: 'ready' })`, { eval: true });
  const slow = await readThrough(still, () => undefined);
  const waiting = await openDatabase(`file:${database.file}`, { reader: slow });
  const query = { sql: 'SELECT 1', args: [], argTypes: [] };
  for (let count = 0; count < LONGEST_READ_QUEUE; count += 1) slow.read(query).catch(() => undefined);
  const refusal = await waiting.sequence.findMany().then(
    () => expect.unreachable('it was one too many'),
    (cause: unknown) => cause,
  );
  expect(isReaderBusy(refusal)).toBe(true);
  expect(isReaderBusy(new Error('The disk is gone.'))).toBe(false);
  await waiting.$disconnect();
  await still.terminate();
});
