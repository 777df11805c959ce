/** Programs of one API user that are bound to several nodes: on SQLite there is one node. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testNode } from '@/lib/testing/next-node';
import { partOfText } from '@/lib/testing/smpp-part';
import { createTestDatabase, NODE_ID, type TestDatabase } from '@/lib/testing/test-database';
import { endParts, listOwedReceipts } from './receipts';
import { insertParts } from './submissions';
import { leaveReceipts, takeReceipts } from './told-receipts';

const NOW = new Date('2026-11-27T10:00:00Z');
const OTHER = NODE_ID + 1;
const part = partOfText({});

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  const { db, writer } = database;
  const ids = [10, 11, 12];
  await db.node.createMany({
    data: [NODE_ID, OTHER].map((id) => ({ ...testNode(id), startedAt: NOW, seenAt: NOW })),
  });
  await writer.commit(async (tx) => {
    await insertParts(
      tx,
      ids.map((id) => ({ ...part, id })),
      NOW,
    );
    await endParts(tx, ids, NOW);
  });
});

afterEach(() => database.close());

const owedTo = async (nodeId: number) => {
  const asked = { apiUserId: part.apiUserId, now: NOW, most: 10, nodeId };
  return (await listOwedReceipts(database.db, asked)).map(({ id }) => id);
};

test('a receipt is told by one node, until that has nobody to tell it to or is dead', async () => {
  const { db } = database;
  const areSeveral = db.dialect.hasOtherWriters;
  const [first = 0, ...others] = await owedTo(NODE_ID);
  expect([...(await takeReceipts(db, [first], NODE_ID))]).toEqual([first]);
  expect(await owedTo(NODE_ID)).toEqual([first, ...others]);
  expect(await owedTo(OTHER)).toEqual(areSeveral ? others : [first, ...others]);
  expect([...(await takeReceipts(db, [first, ...others], OTHER))]).toEqual(areSeveral ? others : [first, ...others]);
  await leaveReceipts(db, part.apiUserId, NODE_ID);
  expect([...(await takeReceipts(db, [first], OTHER))]).toEqual([first]);
  await db.node.update({ where: { id: OTHER }, data: { deadAt: NOW } });
  expect(await owedTo(NODE_ID)).toEqual([first, ...others]);
  expect([...(await takeReceipts(db, [first, ...others], NODE_ID))]).toEqual([first, ...others]);
});
