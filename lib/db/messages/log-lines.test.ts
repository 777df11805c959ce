import { afterAll, beforeAll, expect, test } from 'vitest';
import { messageListQuery } from '@/lib/schemas/message';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { listLogLines } from './log-lines';

const AT = new Date('2026-11-24T10:00:00Z');
const EVER = { since: null, until: null };
const [OURS, THEIRS] = [1, 2];
let database: TestDatabase;

/**
 * Stretches of ids, oldest first: single messages, and bulk sends of so many. Of the last send that is under way a part is
 * written; of those that have ended nothing.
 */
const STRETCHES = [
  { first: 1, count: 3, login: 'one' },
  { first: 4, count: 5, login: 'two', isBulk: true, written: 0, unwritable: 5 },
  { first: 10, count: 200, login: 'one', isBulk: true },
  { first: 300, count: 200, login: 'two', isBulk: true },
  { first: 510, count: 20, login: 'one', isBulk: true, written: 0, unwritable: 0, price: 2_000 },
  { first: 540, count: 20, login: 'two', isBulk: true, written: 0, unwritable: 20 },
  { first: 600, count: 2, login: 'two' },
  { first: 700, count: 200, login: 'one', isBulk: true, written: 20 },
  { first: 1_000, count: 1, login: 'two' },
  { first: 2_000, count: 150, login: 'one', isBulk: true, written: 0, unwritable: 50, price: 15_000 },
] as const;

const TEXTS = JSON.stringify([{ text: 'The "sale" begins\nSTOP 36111' }, { text: 'The "sale" begins' }]);

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
    const unwritableCount = 'unwritable' in stretch ? stretch.unwritable : 0;
    const ended = 'unwritable' in stretch && { finishedAt: AT, tag: 'winter', texts: TEXTS };
    const send = { accountId: OURS, login, sender: 'TEST', smsClass: 1, tag: '', texts: '[]', createdAt: AT, ...ended };
    await db.bulkSend.create({
      data: { id: first, ...send, messageCount: count, writtenCount: written, unwritableCount, heldCredits: 0 },
    });
    if (!('price' in stretch)) continue;
    // An edit has held anew.
    for (const amount of [-100, -stretch.price]) {
      const movement = { accountId: OURS, login, kind: 'held', amount, balanceAfter: 0, messageId: first };
      await db.creditMovement.create({ data: { ...movement, actor: 'system', createdAt: AT } });
    }
  }
});

afterAll(() => database.close());

/** Ids of messages, and of bulk sends as [first, last]. */
async function lines(asked: Record<string, string> = {}, limit = 50, accountId = OURS) {
  const page = await listLogLines(database.db, accountId, { ...messageListQuery.parse(asked), limit }, EVER);
  const ids = page.rows.map((row) => ('lastId' in row ? [row.id, row.lastId] : row.id));
  return { ids, hasNewer: page.hasNewer, hasOlder: page.hasOlder };
}

const [LOST, OLD, FAILED, NEWEST] = [
  [4, 8],
  [510, 529],
  [540, 559],
  [2_000, 2_149],
];
const ALL = [NEWEST, 1_000, [700, 899], 601, 600, FAILED, OLD, [300, 499], [10, 209], LOST, 3, 2, 1];

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
  expect((await lines({ of: 'one' })).ids).toEqual([NEWEST, [700, 899], OLD, [10, 209], 3, 2, 1]);
  expect((await lines({ login: 'two' })).ids).toEqual([1_000, 601, 600, FAILED, [300, 499], LOST]);
  expect((await lines({ login: 'o' }, 4)).ids).toEqual(ALL.slice(0, 4));
});

test('a bulk send that ended without a message is found by what it has, beside the messages that are', async () => {
  const cancelled = [NEWEST, OLD];
  expect((await lines({ state: 'cancelled' })).ids).toEqual(cancelled);
  expect((await lines({ state: 'failed' })).ids).toEqual([NEWEST, FAILED, LOST]);
  expect((await lines({ tag: 'wint', of: 'two' })).ids).toEqual([FAILED, LOST]);
  expect((await lines({ text: '"SALE" begins' })).ids).toEqual([NEWEST, FAILED, OLD, LOST]);
  expect((await lines({ id: '515' })).ids).toEqual([OLD]);
  expect((await lines({ send: '510' })).ids).toEqual([OLD]);
  expect((await lines({ sender: 'tes' }, 2)).ids).toEqual([NEWEST, 1_000]);
  expect((await lines({ sender: 'tes', before: '601' }, 3)).ids).toEqual([600, FAILED, OLD]);
  expect((await lines({ sender: 'tes', after: '529' }, 2)).ids).toEqual([600, FAILED]);
});

test('such a send is of the period in which it was accepted', async () => {
  const after = new Date(AT.getTime() + 1);
  const search = { ...messageListQuery.parse({ tag: 'winter' }), limit: 50 };
  for (const [period, count] of [
    [{ since: AT, until: after }, 4],
    [{ since: after, until: null }, 0],
    [{ since: null, until: AT }, 0],
  ] as const) {
    const { rows } = await listLogLines(database.db, OURS, search, period);
    expect({ period, count: rows.length }).toEqual({ period, count });
  }
});

test.each<Record<string, string>>([
  { recipient: '336' },
  { country: '33' },
  { ptt: '4' },
  { state: 'delivered' },
  { by: 'panel-user' },
  { who: 'jane' },
  { text: 'encoding' },
  { text: 'autumn' },
  { tag: 'autumn' },
])('such a send is not found by what it has not: %j', async (asked) => {
  const { rows } = await listLogLines(database.db, OURS, { ...messageListQuery.parse(asked), limit: 50 }, EVER);
  expect(rows.filter((row) => 'lastId' in row)).toEqual([]);
});

test('its line says what became of it and what came back', async () => {
  const page = await listLogLines(database.db, OURS, { ...messageListQuery.parse({ tag: 'winter' }), limit: 50 }, EVER);
  const told = page.rows.flatMap((row) =>
    'lastId' in row ? [[row.id, row.outcomes.cancelled, row.outcomes.failed, row.refunded]] : [],
  );
  expect(told).toEqual([
    [2_000, 100, 50, 15_000],
    [540, 0, 20, 0],
    [510, 20, 0, 2_000],
    [4, 0, 5, 0],
  ]);
});

test('from within a send its line is told again, and another account sees none of it', async () => {
  expect((await lines({ before: '350' }, 1)).ids).toEqual([[300, 499]]);
  expect((await lines({}, 50, THEIRS)).ids).toEqual([]);
});
