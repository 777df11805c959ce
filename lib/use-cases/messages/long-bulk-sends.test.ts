/** A send of a hundred thousand messages, and a log of nothing but bulk sends: told in work that has a bound. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Result } from '@/lib/domain/result';
import { messageListQuery } from '@/lib/schemas/message';
import { crowd } from '@/lib/testing/crowd';
import { openPlannedReads, type PlannedReads, unboundedSteps } from '@/lib/testing/planned-reads';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { findMessages } from './find-messages';
import { getSentBulk } from './get-sent-bulk';

const MANY = 100_000;
/** Of the first of the messages that were sent. */
const FIRST = 2_000_001;

let panel: TestPanel;
let reads: PlannedReads;

beforeAll(async () => {
  panel = await createTestPanel();
  const { id: accountId } = await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.account } });
  await crowd(panel, { accountId, rows: MANY, firstId: FIRST - 1 });
  reads = await openPlannedReads(panel.file);
});

afterAll(async () => {
  await reads.close();
  await panel.close();
});

/** Makes bulk sends of all that was sent, of so many messages each; answers their ids. */
async function gather(messageCount: number): Promise<readonly number[]> {
  const { db, account, dependencies } = panel;
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: account } });
  const ids = Array.from({ length: MANY / messageCount }, (_, index) => FIRST + index * messageCount);
  const send = { accountId, apiUserId: 7, login: 'user-000001', sender: 'TEST', smsClass: 1, tag: '', texts: '[]' };
  const done = { messageCount, writtenCount: messageCount, heldCredits: 0, createdAt: dependencies.now };
  await db.bulkSend.deleteMany();
  await db.bulkSend.createMany({ data: ids.map((id) => ({ id, ...send, ...done, finishedAt: dependencies.now })) });
  return ids;
}

async function readBounded<Value>(read: (asked: typeof panel.dependencies) => Promise<Result<Value, string>>) {
  let found: Result<Value, string> | undefined;
  const planned = await reads.plansOf(async () => {
    found = await read({ ...panel.dependencies, db: reads.db });
  });
  expect(planned.flatMap(unboundedSteps)).toEqual([]);
  if (!found?.ok) return expect.unreachable('it is there');
  return { value: found.value, statements: planned.length };
}

const askLog = (asked: Record<string, string>) =>
  readBounded((dependencies) =>
    findMessages(dependencies, panel.actors.owner, panel.account, messageListQuery.parse(asked)),
  );

test('the page of a send of a hundred thousand reads a handful of statements, none through its messages', async () => {
  const [id = 0] = await gather(MANY);
  const { statements } = await readBounded((dependencies) =>
    getSentBulk(dependencies, panel.actors.owner, panel.account, { id }),
  );
  expect(statements).toBeLessThan(12);
  expect((await askLog({ send: String(id) })).value.rows).toHaveLength(50);
  const failed = await askLog({ send: String(id), state: 'failed' });
  expect(failed.value.rows).toHaveLength(50);
});

test('fifty bulk sends are a page of the log, with a few look-ups for each', async () => {
  const ids = await gather(1_000);
  const { value, statements } = await askLog({ before: String(FIRST + MANY) });
  expect(value.rows.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 50));
  expect(statements).toBeLessThan(50 * 3);
});
