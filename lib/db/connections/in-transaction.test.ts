import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { inTransaction } from './client';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

const failure = (code: string) => Object.assign(new Error('It met another one.'), { code });

/** Work that fails so often, and how often it was begun. */
function failing(code: string, times: number) {
  const begun: number[] = [];
  const done = inTransaction(database.db, async (tx) => {
    await tx.sequence.create({ data: { name: 'ours', value: 1n } });
    begun.push(begun.length + 1);
    if (begun.length <= times) throw failure(code);
    return 'done';
  });
  return { begun, done };
}

test('what met another transaction is undone and done again', async () => {
  const { begun, done } = failing('P2034', 2);
  expect([await done, begun]).toEqual(['done', [1, 2, 3]]);
  expect(await database.db.sequence.count({ where: { name: 'ours' } })).toBe(1);
});

test.each([
  ['P2034', 5],
  ['P2002', 1],
])('what fails as %s ends after %i tries, with nothing written', async (code, tries) => {
  const { begun, done } = failing(code, 9);
  await expect(done).rejects.toMatchObject({ code });
  expect(begun).toHaveLength(tries);
  expect(await database.db.sequence.count({ where: { name: 'ours' } })).toBe(0);
});
