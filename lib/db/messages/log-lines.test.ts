import { afterAll, beforeAll, expect, test } from 'vitest';
import { messageListQuery } from '@/lib/schemas/message';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { listLogLines } from './log-lines';

const AT = new Date('2026-11-24T10:00:00Z');
const EVER = { since: null, until: null };
const [OURS, THEIRS] = [1, 2];
let database: TestDatabase;

/** Stretches of ids, oldest first: single messages, and bulk sends of so many. Of the last send a part is written. */
const STRETCHES = [
  { first: 1, count: 3, login: 'one' },
  { first: 10, count: 200, login: 'one', isBulk: true },
  { first: 300, count: 200, login: 'two', isBulk: true },
  { first: 600, count: 2, login: 'two' },
  { first: 700, count: 200, login: 'one', isBulk: true, written: 20 },
  { first: 1_000, count: 1, login: 'two' },
] as const;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const common = { text: '', encoding: 'gsm7', segmentCount: 1, credits: 100, state: 'delivered', ptt: 4, dlrId: 1 };
  const times = { createdAt: AT, dueAt: AT, updatedAt: AT };
  for (const id of [OURS, THEIRS])
    await db.smsAccount.create({ data: { id, serviceName: `sms-${id}`, createdAt: AT } });
  for (const login of ['one', 'two'])
    await db.apiUser.create({ data: { accountId: OURS, login, passwordHash: '', createdAt: AT } });
  for (const stretch of STRETCHES) {
    const { first, count, login } = stretch;
    const written = 'written' in stretch ? stretch.written : count;
    const ids = Array.from({ length: written }, (_, index) => first + index);
    const message = { accountId: OURS, login, sender: 'TEST', recipient: '33612345678', ...common, ...times };
    await db.message.createMany({ data: ids.map((id) => ({ id, ...message })) });
    if (!('isBulk' in stretch)) continue;
    const send = { accountId: OURS, login, sender: 'TEST', smsClass: 1, tag: '', texts: '[]', createdAt: AT };
    await db.bulkSend.create({
      data: { id: first, ...send, messageCount: count, writtenCount: written, heldCredits: 0 },
    });
  }
});

afterAll(() => database.close());

/** Ids of messages, and of bulk sends as [first, last]. */
async function lines(asked: Record<string, string> = {}, limit = 50, accountId = OURS) {
  const page = await listLogLines(database.db, accountId, { ...messageListQuery.parse(asked), limit }, EVER);
  const ids = page.rows.map((row) => ('lastId' in row ? [row.id, row.lastId] : row.id));
  return { ids, hasNewer: page.hasNewer, hasOlder: page.hasOlder };
}

const ALL = [1_000, [700, 899], 601, 600, [300, 499], [10, 209], 3, 2, 1];

test('a bulk send is one line, however many of its messages are written', async () => {
  expect(await lines()).toEqual({ ids: ALL, hasNewer: false, hasOlder: false });
});

test('pages of any length follow each other there and back, with each line once', async () => {
  for (let limit = 1; limit <= ALL.length; limit += 1) {
    const there: unknown[] = [];
    let page = await lines({}, limit);
    there.push(...page.ids);
    while (page.hasOlder) {
      const last = page.ids.at(-1);
      page = await lines({ before: String(Array.isArray(last) ? last[0] : last) }, limit);
      there.push(...page.ids);
    }
    expect({ limit, there }).toEqual({ limit, there: ALL });
    const back: unknown[] = [...page.ids];
    while (page.hasNewer) {
      const [first] = page.ids;
      page = await lines({ after: String(Array.isArray(first) ? first[1] : first) }, limit);
      back.unshift(...page.ids);
    }
    expect({ limit, back }).toEqual({ limit, back: ALL });
  }
});

test('by API user, whole or in part, bulk sends stay lines', async () => {
  expect((await lines({ of: 'one' })).ids).toEqual([[700, 899], [10, 209], 3, 2, 1]);
  expect((await lines({ login: 'two' })).ids).toEqual([1_000, 601, 600, [300, 499]]);
  expect((await lines({ login: 'o' }, 4)).ids).toEqual(ALL.slice(0, 4));
});

test('from within a send its line is told again, and another account sees none of it', async () => {
  expect((await lines({ before: '350' }, 1)).ids).toEqual([[300, 499]]);
  expect((await lines({}, 50, THEIRS)).ids).toEqual([]);
});
