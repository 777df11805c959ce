import { afterEach, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '@/lib/db/connections/client';
import { DatabaseLocked } from '@/lib/db/connections/take-write-lock';
import { fault } from '@/lib/schemas/fault';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { storageFault } from './storage-fault';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

const add = (name: string) => inTransaction(database.db, (tx) => tx.sequence.create({ data: { name, value: 1 } }));

test('a full disk is told to whoever saves, and nothing is saved', async () => {
  const [{ page_count: pages = 0n } = {}] =
    await database.db.$queryRawUnsafe<{ page_count: bigint }[]>('PRAGMA page_count');
  await database.db.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`);
  const cause: unknown = await add('x'.repeat(20_000)).catch((refusal: unknown) => refusal);
  expect(storageFault(cause)).toBe(fault('not_saved', { reason: 'SQLITE_FULL' }));
  expect(await database.db.sequence.count()).toBe(0);
});

test('so is a lock of another program; a bug is none of both', async () => {
  expect(storageFault(new DatabaseLocked('held'))).toBe(fault('not_saved', { reason: 'SQLITE_BUSY' }));
  await add('a');
  const cause: unknown = await add('a').catch((refusal: unknown) => refusal);
  expect(cause).toBeInstanceOf(Error);
  expect(storageFault(cause)).toBeNull();
  expect(storageFault(new Error('a bug'))).toBeNull();
});
