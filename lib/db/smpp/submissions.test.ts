import { afterEach, beforeEach, expect, test } from 'vitest';
import { LONGEST_WAIT_FOR_PARTS, type Part } from '@/lib/domain/smpp/submission';
import { partOfText } from '@/lib/testing/smpp-part';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { insertParts, keepSubmitted, listExpired, listOthers } from './submissions';

const NOW = new Date('2026-11-27T10:00:00Z');
const LATER = new Date(NOW.getTime() + LONGEST_WAIT_FOR_PARTS);

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

const partOf = (number: number, changes: Partial<Part> = {}): Part =>
  partOfText({ joins: { reference: 7, total: 3, number, coding: 0 }, ...changes });

const keep = (parts: readonly Part[], at = NOW) => {
  const kept = parts.map((part, index) => ({ ...part, id: index + 1 }));
  return database.writer.commit((tx) => insertParts(tx, kept, at));
};

test('of what waits, the others of a part are its API user’s that the same joins; the rest is counted', async () => {
  const { addresses, joins } = partOf(1);
  const { source, destination } = addresses;
  await keep([
    partOf(1),
    partOf(2, { addresses: { source, destination: { ...destination, npi: 0 } } }),
    partOf(1, { joins: { ...joins, reference: 8 } }),
    partOf(1, { addresses: { source, destination: { ...destination, address: '33612345679' } } }),
    partOf(1, { apiUserId: 3 }),
  ]);
  const { others, beside } = await listOthers(database.db, partOf(3));
  expect([others.map(({ id }) => id), beside]).toEqual([[1, 2], 2]);
});

test('what has become a message waits no more, and does not expire', async () => {
  const { accountId, apiUserId, wish, addresses } = partOf(3);
  await keep([partOf(1), partOf(2), partOf(1, { joins: { ...partOf(1).joins, reference: 8 } })]);
  const submitted = { wish, addresses, before: [1, 2] };
  await database.writer.commit((tx) => keepSubmitted(tx, { messageId: 4, accountId, apiUserId, submitted }, NOW));
  expect(await listOthers(database.db, partOf(3))).toEqual({ others: [], beside: 1 });
  expect(await listExpired(database.db, LATER)).toEqual([{ id: 3, apiUserId }]);
});

test('ten minutes are the longest wait, and of very many that expired the oldest come first', async () => {
  expect(await listExpired(database.db, LATER)).toEqual([]);
  await keep(Array.from({ length: 1_001 }, (_, reference) => partOf(1, { joins: { ...partOf(1).joins, reference } })));
  expect(await listExpired(database.db, new Date(LATER.getTime() - 1))).toEqual([]);
  const ids = (await listExpired(database.db, LATER)).map(({ id }) => id);
  expect(ids).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 1));
});
