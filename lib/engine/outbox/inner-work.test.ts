import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimThese } from '@/lib/db/outbox/leases';
import { createLogger } from '@/lib/platform/log/logger';
import { createTestDatabase, NODE_ID, type TestDatabase } from '@/lib/testing/test-database';
import { createInnerWork } from './inner-work';

const NOW = new Date('2026-11-24T10:00:00Z');
const THEIRS = NODE_ID + 1;
let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

test('a row that another node takes while each is tried alone is left to it', async () => {
  const { db, writer } = database;
  const mail = { accountId: 1, login: 'u', channel: 'mail', recipient: 'a@example.com', body: '', createdAt: NOW };
  for (const id of [1, 2, 3]) await db.alert.create({ data: { ...mail, id, nextAttemptAt: NOW } });
  const done: number[] = [];
  const work = createInnerWork<readonly number[]>({
    kind: 'mail',
    writer,
    log: createLogger('silent'),
    nodeId: NODE_ID,
    now: () => NOW,
    work: async (tx, ids) => {
      if (ids.length > 1) throw new Error('One of them is at fault.');
      if (ids[0] === 1) await claimThese(tx, 'mail', [2], THEIRS);
      return ids;
    },
    giveUp: () => expect.unreachable('none has failed for long'),
    onDone: (ids) => done.push(...ids),
  });
  await work.doDue(10);
  expect(done).toEqual([1, 3]);
  expect(await db.alert.findUniqueOrThrow({ where: { id: 2 } })).toMatchObject({ leasedBy: THEIRS, attempts: 0 });
});
