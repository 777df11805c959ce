import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { readStoredHealth } from './stored-health';

const NOW = new Date('2026-11-24T10:00:00Z');
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

test('what is due, for later and owed is counted, and no further than its bound', async () => {
  const { db } = database;
  const after = (ms: number) => new Date(NOW.getTime() + ms);
  const due = Array.from({ length: 12_000 }, (_, index) => ({
    messageId: index + 1,
    dueAt: after(index - 59_999),
    carrier: index % 2 === 0 ? 'simulated' : null,
  }));
  await db.dispatch.createMany({ data: [...due, { messageId: 20_000, dueAt: after(5_000) }] });
  const unmatched = { carrier: 'x', idKey: 'y', rawId: 'z', ptt: 1, text: '', at: NOW, receivedAt: NOW };
  await db.unmatchedReceipt.create({ data: unmatched });
  const send = { id: 1, accountId: 1, sender: 'TEST', smsClass: 1, tag: '', texts: '[]', messageCount: 240 };
  const slices = [100, 100, 40].map((messageCount, index) => ({
    ...{ firstMessageId: index + 1, messageCount, credits: 0n, messages: '', dueAt: NOW },
  }));
  await db.bulkSend.create({ data: { ...send, heldCredits: 0n, createdAt: NOW, slices: { create: slices } } });
  expect(await readStoredHealth(db, NOW)).toMatchObject({
    bulkMessages: { count: 240, isMore: false },
    due: { count: 10_000, isMore: true },
    later: { count: 1, isMore: false },
    dueSince: after(-59_999),
    unmatchedReceipts: { count: 1, isMore: false },
    callbacksOwed: { count: 0, isMore: false },
    engine: { name: db.dialect.name, version: expect.stringMatching(/^\d+\.\d/) },
    lastMigration: { name: expect.stringMatching(/^2026/), at: expect.any(Date) },
  });
});

test('of a server’s database it is told how full it is, and of a file nothing', async () => {
  const { db, file } = database;
  const { occupancy } = await readStoredHealth(db, NOW);
  if (file !== '') return expect(occupancy).toBeNull();
  expect(occupancy?.databaseBytes).toBeGreaterThan(1_000_000);
  expect(occupancy?.connections).toBeGreaterThanOrEqual(1);
  expect(occupancy?.mostConnections).toBeGreaterThan(occupancy?.connections ?? 0);
});
