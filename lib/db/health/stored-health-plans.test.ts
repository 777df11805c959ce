/** How SQLite means to count what waits. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { countOf, queuesAt } from './stored-health';

const NOW = new Date('2026-11-24T10:00:00Z');
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

test.each(Object.entries(queuesAt(NOW)))('%s are counted by an index alone', async (name, rows) => {
  const { sql, values } = countOf(rows);
  const plan = await database.db.$queryRawUnsafe<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, ...values);
  const steps = plan.map(({ detail }) => detail).filter((detail) => /^(SCAN|SEARCH)/.test(detail));
  expect(steps.filter((step) => !/USING (COVERING )?INDEX|^SCAN first$/.test(step))).toEqual([]);
  // All of a log's rows have an index too; these are the short ones, of what is owed.
  if (name.startsWith('callbacks')) expect(steps.join()).toMatch(/CallbackDelivery_(pending|failing|queue)_idx/);
});
