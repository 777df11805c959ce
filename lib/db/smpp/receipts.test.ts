import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Part } from '@/lib/domain/smpp/submission';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { endParts, listOwedReceipts } from './receipts';
import { insertParts, listParts } from './submissions';

const NOW = new Date('2026-11-27T10:00:00Z');
const LATER = new Date('2026-11-27T10:10:00Z');

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

const part: Part = {
  accountId: 1,
  apiUserId: 2,
  wish: 'failure',
  addresses: {
    source: { ton: 5, npi: 0, address: 'TEST' },
    destination: { ton: 1, npi: 1, address: '33612345678' },
  },
  joins: { reference: 7, total: 3, number: 1, coding: 0 },
  octets: 'YQ==',
};

test('what never became whole is kept over a restart, and ends with a receipt where one was asked for', async () => {
  const { writer, db } = database;
  const parts: readonly Part[] = [part, { ...part, wish: 'none', joins: { ...part.joins, number: 2 } }];
  await writer.commit((tx) => insertParts(tx, parts, 10, NOW));
  const kept = await listParts(db);
  expect(kept).toEqual(parts.map((one, index) => ({ ...one, id: 10 + index, at: NOW })));
  await writer.commit((tx) => endParts(tx, kept, LATER));
  expect(await listParts(db)).toEqual([]);
  const { addresses } = part;
  expect(await listOwedReceipts(db, 2, LATER, 10)).toEqual([
    { id: 1, submissionId: 10, addresses, state: 'UNDELIV', ptt: 0, submittedAt: NOW, doneAt: LATER },
  ]);
  expect(await listOwedReceipts(db, 1, LATER, 10)).toEqual([]);
});
