/** Who sent something is kept with it, on whichever way it came: told by the log, by what waits, and by its own page. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { messageListQuery } from '@/lib/schemas/message';
import { setQuota } from '@/lib/testing/credit';
import { createScheduledPanel, EVE_AT, type ScheduledPanel } from '@/lib/testing/scheduled-panel';
import { writeNextSlice } from '@/lib/testing/test-slices';
import { findMessages } from './find-messages';
import { getMessage } from './get-message';
import { getSentBulk } from './get-sent-bulk';

const OWNER = { kind: 'panel-user', name: 'owner@example.com' };
const MANY = 101;

let panel: ScheduledPanel;

beforeEach(async () => {
  panel = await createScheduledPanel();
});

afterEach(() => panel.closeBalanced());

const asked = () => [panel.dependencies, panel.actors.viewer, panel.account] as const;

async function valueOf<Value>(answer: Promise<{ ok: true; value: Value } | { ok: false; error: string }>) {
  const outcome = await answer;
  return outcome.ok ? outcome.value : expect.unreachable(outcome.error);
}

const logged = async (query: Record<string, string> = {}) =>
  (await valueOf(findMessages(...asked(), messageListQuery.parse(query)))).rows;

test('a person who sends is told, also of what waits, and of an API user’s message that they change', async () => {
  const id = await panel.later(1);
  const { id: theirs } = await panel.byApiUser();
  await panel.edit({ what: 'messages', ids: [theirs] }, { sender: 'Store', confirmedQuotaOf: 'script' });
  const waiting = (await panel.find()).rows.map(({ login, sentBy }) => [login, sentBy]);
  expect(waiting).toEqual([
    [null, OWNER],
    ['script', null],
  ]);
  const waitingBy = async (by: string) => (await panel.find({ by })).rows.map((message) => message.id);
  expect(await waitingBy('panel-user')).toEqual([id]);
  expect(await waitingBy('api-user')).toEqual([theirs]);
  expect(await logged({ by: 'panel-user' })).toMatchObject([{ id, sentBy: OWNER }]);
  expect(await logged({ by: 'api-user' })).toMatchObject([{ id: theirs, sentBy: null }]);
  expect((await valueOf(getMessage(...asked(), { id }))).message).toMatchObject({ login: null, sentBy: OWNER });
});

test('a send for an API user has both: whose quota pays, and who sent it', async () => {
  const { id: accountId } = await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.account } });
  const createdAt = panel.dependencies.now;
  const user = await panel.db.apiUser.create({ data: { accountId, login: 'shop', passwordHash: '', createdAt } });
  await setQuota(panel.db, user.id, 500, createdAt);
  await panel.later(1, EVE_AT, 'Hello', [], 'shop');
  expect(await logged({ by: 'panel-user', of: 'shop' })).toMatchObject([{ login: 'shop', sentBy: OWNER }]);
});

test('a bulk send tells it while it waits, is written and is done, and so does each of its messages', async () => {
  const id = await panel.later(MANY);
  expect((await panel.find()).sends).toMatchObject([{ id, sentBy: OWNER }]);
  expect((await valueOf(getSentBulk(...asked(), { id }))).send).toMatchObject({ sentBy: OWNER });
  await writeNextSlice({ writer: panel.writer, now: EVE_AT });
  const { bulkSends } = await valueOf(
    findMessages(
      { ...panel.dependencies, now: EVE_AT },
      panel.actors.viewer,
      panel.account,
      messageListQuery.parse({}),
    ),
  );
  expect(bulkSends).toMatchObject([{ id, sentBy: OWNER }]);
  while (await writeNextSlice({ writer: panel.writer, now: EVE_AT }));
  expect(await logged({ by: 'panel-user' })).toMatchObject([{ id, messageCount: MANY, sentBy: OWNER }]);
  expect(await panel.db.message.count({ where: { sentBy: 'panel:owner@example.com' } })).toBe(MANY);
});

test('people and programs are found by a part of their names, whatever its case, and by nothing that is no name', async () => {
  const id = await panel.later(1);
  const { id: theirs } = await panel.byApiUser();
  const key = await panel.later(1);
  await panel.db.message.update({ where: { id: key }, data: { sentBy: 'key:boss@example.com#7 Order Desk' } });
  const found = async (query: Record<string, string>) => {
    const ids = (await logged(query)).map((line) => line.id).toSorted((one, other) => one - other);
    expect((await panel.find(query)).rows.map((line) => line.id).toSorted((one, other) => one - other)).toEqual(ids);
    return ids;
  };
  expect(await found({ who: 'OWNER@' })).toEqual([id]);
  expect(await found({ who: 'order desk' })).toEqual([key]);
  expect(await found({ who: 'example.com' })).toEqual([id, key]);
  expect(await found({ who: 'example.com', by: 'panel-user' })).toEqual([id]);
  expect(await found({ who: 'panel' })).toEqual([]);
  expect(await found({ who: 'key:' })).toEqual([]);
  expect(await found({ who: 'script' })).toEqual([]);
  expect(await found({ login: 'script' })).toEqual([theirs]);
});
