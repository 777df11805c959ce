import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { createTestDelivery } from '@/lib/testing/test-delivery';
import { createMessageIds } from './message-ids';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

test('ids go up, in a row for each who takes them, and past what another process reserved', async () => {
  const { writer } = database;
  const ids = createMessageIds();
  const take = (count: number) => writer.commit((tx) => ids.take(tx, count));
  const first = await take(1);
  expect(first).toBe(10_000_001);
  expect(await take(90)).toBe(first + 1);
  const another = createMessageIds();
  const beyond = await writer.commit((tx) => another.take(tx, 1));
  expect(beyond).toBe(first + 100);
  const many = await take(100_000);
  expect(many).toBeGreaterThan(beyond);
  expect(await take(1)).toBeGreaterThanOrEqual(many + 100_000);
});

test('what a transaction reserved that was undone is not given', async () => {
  const { writer } = database;
  const ids = createMessageIds();
  const undone = writer.commit(async (tx) => {
    await ids.take(tx, 1);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  ids.forget();
  const another = createMessageIds();
  const first = await writer.commit((tx) => another.take(tx, 1));
  expect(await writer.commit((tx) => ids.take(tx, 1))).toBeGreaterThan(first);
});

test('ids beyond 32 bits are ids like any other', async () => {
  const delivery = await createTestDelivery();
  const far = 5_000_000_000;
  await delivery.db.$executeRaw`INSERT INTO "Sequence" (name, value) VALUES ('message', ${far})`;
  const id = await delivery.sendTo('+33612345678');
  expect(id).toBe(far + 1);
  await delivery.runUntil(0);
  const message = await delivery.db.message.findUniqueOrThrow({ where: { id } });
  expect(message).toMatchObject({ id, state: 'submitted' });
  await delivery.closeBalanced();
});
