/** What lists of the API find, and how they go on. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addReply } from '@/lib/testing/add-reply';
import { BLACKLISTED, createFurnishedPanel, type FurnishedPanel, MESSAGE, SENDER } from '@/lib/testing/furnished-panel';
import { type AskRest, askRest } from '@/lib/testing/test-rest';

const S = '/sms/sms-ours-1';

let panel: FurnishedPanel;
let ask: AskRest;
let reply: number;

beforeAll(async () => {
  panel = await createFurnishedPanel();
  ask = askRest(panel);
  reply = await addReply(panel.db, panel.account);
  await panel.db.message.update({ where: { id: MESSAGE }, data: { tag: 'spring' } });
  await panel.db.blacklistEntry.updateMany({ where: { msisdn: BLACKLISTED[1] }, data: { messageId: MESSAGE } });
});

afterAll(() => panel.close());

const list = async (path: string, query: Readonly<Record<string, string>> = {}) => {
  const outcome = await ask('GET', `${S}/${path}`, { query });
  return outcome.ok ? outcome.value.json : expect.unreachable(JSON.stringify(outcome.error));
};

const newestFirst = () => [...panel.waiting].reverse();

test.each([
  [{}, () => [...newestFirst(), MESSAGE]],
  [{ receiver: '0033612345678' }, () => [MESSAGE]],
  [{ receiver: 'nobody' }, () => []],
  [{ sender: SENDER.toLowerCase() }, () => []],
  [{ sender: SENDER, tag: 'spring' }, () => [MESSAGE]],
  [{ tag: 'sprin' }, () => []],
  [{ ptt: '4' }, () => [MESSAGE]],
  [{ deliveryReceipt: '0' }, newestFirst],
  [{ differedDelivery: '1440' }, newestFirst],
  [{ differedDelivery: '0' }, () => [MESSAGE]],
  [{ batchID: '00000000-0000-4000-8000-000000000000' }, () => []],
  [
    { 'creationDatetime.from': '2026-11-24T11:00:00+01:00', 'creationDatetime.to': '2026-11-24T10:00:00Z' },
    () => [...newestFirst(), MESSAGE],
  ],
  [{ 'creationDatetime.from': '2026-11-24T10:00:01Z' }, () => []],
  [{ 'creationDatetime.to': '2026-11-24' }, () => []],
] as const)('of what was sent, %o finds', async (query, found) => {
  const asked: Readonly<Record<string, string>> = query;
  const expected = [...found()].toSorted((one, other) => other - one);
  expect(await list('outgoing', asked)).toEqual(expected);
});

test('of what was received, by sender and by the tag of what it answers', async () => {
  expect(await list('incoming')).toEqual([reply]);
  expect(await list('incoming', { sender: '+33612345678', tag: 'spring' })).toEqual([reply]);
  expect(await list('incoming', { sender: '+33612345679' })).toEqual([]);
  expect(await list('incoming', { tag: 'autumn' })).toEqual([]);
  expect(await list(`incoming/${reply}`)).toMatchObject({ message: 'Thanks', sender: '+33612345678', tag: 'spring' });
});

test('a reply of which more may come is not deleted, and its refusal says that', async () => {
  const { db, dependencies } = panel;
  const id = await addReply(db, panel.account);
  await db.incomingMessage.update({ where: { id }, data: { segmentCount: 2, createdAt: dependencies.now } });
  expect(await ask('DELETE', `${S}/incoming/${id}`)).toMatchObject({ ok: false, error: { code: 'reply_not_over' } });
  await db.incomingMessage.update({ where: { id }, data: { receivedCount: 2 } });
  expect(await ask('DELETE', `${S}/incoming/${id}`)).toMatchObject({ ok: true });
});

test('of the blacklist, all of it or who answered a message', async () => {
  expect(await list('blacklists')).toEqual(BLACKLISTED.toReversed().map((msisdn) => `+${msisdn}`));
  expect(await list('blacklists', { smsOutgoingID: String(MESSAGE) })).toEqual([`+${BLACKLISTED[1]}`]);
  expect(await list('blacklists', { batchID: '1' })).toEqual([]);
});

test.each(['outgoing', 'jobs', 'users', 'blacklists', 'incoming'])(
  'pages of %s go on where the last one ended',
  async (path) => {
    const whole = await list(path);
    const pieces: unknown[] = [];
    for (let cursor: string | null = null, asked = 0; asked < 10; asked += 1) {
      const page = await ask('GET', `${S}/${path}`, { page: { cursor, size: 1 } });
      if (!page.ok || !Array.isArray(page.value.json)) return expect.unreachable();
      pieces.push(...page.value.json);
      cursor = page.value.next;
      if (cursor === null) break;
    }
    expect(pieces).toEqual(whole);
    expect(await ask('GET', `${S}/${path}`, { page: { cursor: 'x' } })).toMatchObject({
      error: { code: 'invalid_parameter', about: expect.stringMatching(/^\[X-Pagination-Cursor\] must be/) },
    });
  },
);

test('a page of logins goes on though the last one is deleted meanwhile', async () => {
  const first = await ask('GET', `${S}/users`, { page: { size: 1 } });
  const cursor = first.ok ? first.value.next : expect.unreachable();
  expect(await ask('DELETE', `${S}/users/deletable`)).toMatchObject({ ok: true });
  expect(await ask('GET', `${S}/users`, { page: { cursor } })).toMatchObject({ value: { json: ['existing'] } });
});
