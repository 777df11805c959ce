import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KeptPart, Part } from '@/lib/domain/smpp/submission';
import { partOfText } from '@/lib/testing/smpp-part';
import { createTestDatabase, NODE_ID, type TestDatabase } from '@/lib/testing/test-database';
import { inTransaction } from '../connections/client';
import { endParts, listOwedReceipts } from './receipts';
import { insertParts, keepSubmitted, listParts } from './submissions';

const NOW = new Date('2026-11-27T10:00:00Z');
const LATER = new Date('2026-11-27T10:10:00Z');

const ASKED = { now: LATER, most: 10, nodeId: NODE_ID };

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

const idsOf = (parts: readonly KeptPart[]) => parts.map(({ id }) => id);

const part = partOfText({ wish: 'failure' });

test('what never became whole is kept over a restart, and ends with a receipt where one was asked for', async () => {
  const { writer, db } = database;
  const parts: readonly Part[] = [part, { ...part, wish: 'none', joins: { ...part.joins, number: 2 } }];
  await writer.commit((tx) =>
    insertParts(
      tx,
      parts.map((one, index) => ({ ...one, id: 10 + index })),
      NOW,
    ),
  );
  const kept = await listParts(db);
  expect(kept).toEqual(parts.map((one, index) => ({ ...one, id: 10 + index, at: NOW })));
  await writer.commit((tx) => endParts(tx, idsOf(kept), LATER));
  expect(await listParts(db)).toEqual([]);
  const { addresses } = part;
  expect(await listOwedReceipts(db, { ...ASKED, apiUserId: 2 })).toEqual([
    { id: 1, submissionId: 10, addresses, state: 'UNDELIV', ptt: 0, submittedAt: NOW, doneAt: LATER },
  ]);
  expect(await listOwedReceipts(db, { ...ASKED, apiUserId: 1 })).toEqual([]);
});

test('of parts that have become a message before they were ended, none is told as not sent', async () => {
  const { writer, db } = database;
  await writer.commit((tx) =>
    insertParts(
      tx,
      [
        { ...part, id: 10 },
        { ...part, id: 11, joins: { ...part.joins, number: 2 } },
      ],
      NOW,
    ),
  );
  const kept = await listParts(db);
  const { accountId, apiUserId, wish, addresses } = part;
  const submitted = { wish, addresses, before: [10] };
  await writer.commit((tx) => keepSubmitted(tx, { messageId: 12, accountId, apiUserId, submitted }, NOW));
  await inTransaction(db, (tx) => endParts(tx, idsOf(kept), LATER));
  expect((await listOwedReceipts(db, { ...ASKED, apiUserId: 2 })).map(({ submissionId }) => submissionId)).toEqual([
    11,
  ]);
  expect((await db.smppSubmission.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id)).toEqual([10, 12]);
});
