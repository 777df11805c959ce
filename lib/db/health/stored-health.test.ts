import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { countOf, queuesAt, readStoredHealth } from './stored-health';

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

test('what is due, for later and owed is counted, and no further than its bound', async () => {
  const { db } = database;
  await db.$executeRaw`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12000)
    INSERT INTO "Dispatch" ("messageId", "dueAt") SELECT i, ${NOW} - 60000 + i FROM n`;
  await db.$executeRaw`UPDATE "Dispatch" SET carrier = 'simulated' WHERE "messageId" % 2 = 1`;
  await db.$executeRaw`INSERT INTO "Dispatch" ("messageId", "dueAt") VALUES (20000, ${NOW} + 5000)`;
  await db.$executeRaw`
    INSERT INTO "UnmatchedReceipt" (carrier, "idKey", "rawId", ptt, text, at, "receivedAt")
    VALUES ('x', 'y', 'z', 1, '', ${NOW}, ${NOW})`;
  const send = { id: 1, accountId: 1, sender: 'TEST', smsClass: 1, tag: '', texts: '[]', messageCount: 240 };
  const slices = [100, 100, 40].map((messageCount, index) => ({
    ...{ firstMessageId: index + 1, messageCount, credits: 0n, messages: '', dueAt: NOW },
  }));
  await db.bulkSend.create({ data: { ...send, heldCredits: 0n, createdAt: NOW, slices: { create: slices } } });
  expect(await readStoredHealth(db, NOW)).toMatchObject({
    bulkMessages: { count: 240, isMore: false },
    due: { count: 10_000, isMore: true },
    later: { count: 1, isMore: false },
    dueSince: new Date(NOW.getTime() - 59_999),
    unmatchedReceipts: { count: 1, isMore: false },
    callbacksOwed: { count: 0, isMore: false },
    sqliteVersion: expect.stringMatching(/^3\./),
    lastMigration: { name: expect.stringMatching(/^2026/), at: expect.any(Date) },
  });
});
