import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { inTransaction } from './client';
import { insertRows } from './insert-rows';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

test.each([0, 1, 2, 3, 31, 32, 33, 100])(
  '%i rows are in the table afterwards, each with its own values',
  async (count) => {
    const rows = Array.from({ length: count }, (_, index) => ({
      name: `row ${String(index).padStart(3, '0')}`,
      value: index,
    }));
    await database.writer.commit((tx) => insertRows(tx, 'Sequence', rows));
    const stored = await database.db.sequence.findMany({
      where: { name: { startsWith: 'row ' } },
      orderBy: { name: 'asc' },
    });
    expect(stored.map(({ name, value }) => ({ name, value: Number(value) }))).toEqual(rows);
  },
);

test('the panel’s transactions understand it too', async () => {
  await inTransaction(database.db, (tx) =>
    insertRows(tx, 'Sequence', [
      { name: 'a', value: 1 },
      { name: 'b', value: 2 },
    ]),
  );
  expect(await database.db.sequence.count({ where: { name: { in: ['a', 'b'] } } })).toBe(2);
});
