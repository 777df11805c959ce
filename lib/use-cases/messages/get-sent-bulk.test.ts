import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { messageListQuery } from '@/lib/schemas/message';
import { grantCredit, setQuota } from '@/lib/testing/credit';
import { findTallyFaults } from '@/lib/testing/find-tally-faults';
import {
  bulk,
  createScheduledPanel,
  EVE_AT,
  FRENCH,
  type ScheduledPanel,
  UNTOUCHED,
} from '@/lib/testing/scheduled-panel';
import { writeNextSlice } from '@/lib/testing/test-slices';
import { cancelScheduled } from './cancel-scheduled';
import { findMessages } from './find-messages';
import { getMessage } from './get-message';
import { getSentBulk } from './get-sent-bulk';

const COUNT = 150;
const NONE = { delivered: 0, underWay: 0, failed: 0, waiting: 0, cancelled: 0 };
let panel: ScheduledPanel;

beforeEach(async () => {
  panel = await createScheduledPanel();
});

afterEach(async () => {
  expect([...(await findTallyFaults(panel.db)), ...(await findLedgerFaults(panel.db))]).toEqual([]);
  await panel.close();
});

const asked = () => [panel.dependencies, panel.actors.viewer, panel.account] as const;

async function read(id: number) {
  const found = await getSentBulk(...asked(), { id });
  return found.ok ? found.value : expect.unreachable('it is ours');
}

async function listed(query: Record<string, string> = {}) {
  const found = await findMessages(...asked(), messageListQuery.parse(query));
  return found.ok ? found.value.rows : expect.unreachable('a viewer may look');
}

async function unlisted(query: Record<string, string> = {}) {
  const found = await findMessages(...asked(), messageListQuery.parse(query));
  return found.ok ? found.value.unwrittenCount : expect.unreachable('a viewer may look');
}

async function writeAll(now = EVE_AT) {
  while (await writeNextSlice({ writer: panel.writer, now }));
}

test('while it waits all of it is held; with its moment its messages are written, and the page shows the first', async () => {
  const id = await panel.later(COUNT);
  const before = await read(id);
  expect(before.send).toMatchObject({ messageCount: COUNT, outcomes: { ...NONE, waiting: COUNT }, waits: true });
  expect(before.send).toMatchObject({
    sender: 'Shop',
    dueAt: EVE_AT,
    quotaOf: null,
    price: 15_000,
    cost: 15_000,
    held: 15_000,
  });
  expect(before.send.preview).toMatchObject({ counted: COUNT, countries: [{ country: 'FR', sent: COUNT }] });
  expect(before.send.preview?.first).toHaveLength(10);
  expect(before.send.preview?.first[0]).toMatchObject({ recipient: String(FRENCH), segmentCount: 1, credits: 100 });
  expect(before.send).toMatchObject({ text: before.send.texts[0]?.text, segmentCount: 1 });
  expect(before.messages).toEqual([]);
  expect(await listed()).toEqual([]);
  await writeAll();
  const { send, messages } = await read(id);
  expect(send).toMatchObject({
    outcomes: { ...NONE, waiting: COUNT },
    waits: false,
    held: 0,
    cost: 15_000,
    preview: null,
  });
  expect(messages.map(({ recipient }) => Number(recipient))).toEqual(
    Array.from({ length: 10 }, (_, at) => FRENCH + at),
  );
  expect(await listed()).toMatchObject([{ id, lastId: id + COUNT - 1, messageCount: COUNT, sender: 'Shop' }]);
  expect(await listed({ send: String(id), recipient: `+${FRENCH + 7}` })).toMatchObject([{ id: id + 7 }]);
  expect(await listed({ send: String(id + 1) })).toEqual([]);
  const one = await getMessage(...asked(), { id: id + 7 });
  expect(one).toMatchObject({ ok: true, value: { sendId: id } });
});

test('the log tells of what it does not list yet where that can be what is looked for, and nowhere else', async () => {
  const id = await panel.later(COUNT);
  for (const query of [
    ...[{}, { state: 'scheduled' }, { recipient: '33612' }, { country: '33' }, { ptt: '0' }, { text: 'hello' }],
    ...[{ send: String(id) }, { id: String(id + COUNT - 1) }, { sender: 'sho' }, { by: 'panel-user' }],
    ...[{ who: panel.actors.owner.email.slice(0, 5) }, { from: '2026-11-24' }, { to: '2026-11-24' }],
  ])
    expect([query, await unlisted(query)]).toEqual([query, COUNT]);
  for (const query of [
    ...[{ state: 'delivered' }, { state: 'cancelled' }, { state: 'accepted' }, { ptt: '4' }, { text: 'bye' }],
    ...[{ send: String(id + 1) }, { id: String(id + COUNT) }, { id: String(id - 1) }, { sender: 'store' }],
    ...[{ by: 'api-user' }, { login: 'crm' }, { tag: 'spring' }, { from: '2026-11-25' }, { to: '2026-11-23' }],
  ])
    expect([query, await unlisted(query)]).toEqual([query, 0]);
});

test('what is looked for in texts may be in one of those that each recipient has for themselves', async () => {
  await panel.later(COUNT, EVE_AT, 'Hello #name#', ['name']);
  expect(await unlisted({ text: 'anything' })).toBe(COUNT);
});

test('of a send whose recipients each have a text of their own, what waits shows the first ones with theirs', async () => {
  const id = await panel.later(COUNT, EVE_AT, 'Hello #name#', ['name']);
  const { send } = await read(id);
  expect(send).toMatchObject({ texts: [], text: null, segmentCount: null });
  expect(send.preview?.first.map(({ text }) => text)).toEqual([
    ...new Set(send.preview?.first.map(({ text }) => text)),
  ]);
  expect(send.preview?.first[0]?.text).toMatch(/^Hello \S+/);
});

test('what is cancelled before it is written and after is told apart from what went, with what came back', async () => {
  const id = await panel.later(COUNT);
  await writeNextSlice({ writer: panel.writer, now: EVE_AT });
  const written = await panel.db.message.count();
  expect(written).toBeLessThan(COUNT);
  await panel.db.dispatch.delete({ where: { messageId: id } });
  await panel.cancel(bulk(id));
  const { send } = await read(id);
  expect(send).toMatchObject({ outcomes: { ...NONE, waiting: 1, cancelled: COUNT - 1 }, waits: false, held: 0 });
  expect([send.price, send.cost]).toEqual([15_000, 100]);
});

test('who called off what was left, and when, is told of that send and of no other', async () => {
  await grantCredit(panel.db, panel.accountId, 100_000, panel.dependencies.now);
  const [id, other, gone] = [await panel.later(COUNT), await panel.later(COUNT), await panel.later(COUNT)];
  const before = await read(id);
  expect(before.send.cancellation).toBeNull();
  await panel.cancel(bulk(id));
  await writeNextSlice({ writer: panel.writer, now: EVE_AT });
  await panel.cancel(bulk(other));
  const by = { at: panel.dependencies.now, by: { kind: 'panel-user', name: panel.actors.owner.email } };
  expect((await read(id)).send.cancellation).toEqual(by);
  // A part of it had begun.
  expect((await read(other)).send.cancellation).toEqual(by);
  await writeAll();
  expect((await read(gone)).send.cancellation).toBeNull();
  // The audit log keeps its entries for a year.
  await panel.db.auditEntry.deleteMany();
  expect((await read(id)).send).toMatchObject({ cancellation: null, outcomes: { ...NONE, cancelled: COUNT } });
});

test('after an edit that costs more the price is the new one, and nothing of it was given back', async () => {
  const id = await panel.later(COUNT);
  await grantCredit(panel.db, panel.accountId, 100_000, panel.dependencies.now);
  expect(await panel.edit(bulk(id), { ...UNTOUCHED, message: 'x'.repeat(200) })).toMatchObject({ ok: true });
  const { send } = await read(id);
  expect(send).toMatchObject({ price: 30_000, cost: 30_000, held: 30_000 });
});

test('after an edit that another balance paid than the send itself, the page names that one', async () => {
  const { db, accountId, dependencies } = panel;
  const { now: createdAt } = dependencies;
  const user = await db.apiUser.create({ data: { accountId, login: 'crm', passwordHash: '', createdAt } });
  await setQuota(db, user.id, 20_000, createdAt);
  const id = await panel.later(COUNT, EVE_AT, 'Hello', [], 'crm');
  expect((await read(id)).send).toMatchObject({ quotaOf: 'crm', price: 15_000 });
  await setQuota(db, user.id, null, createdAt);
  await grantCredit(db, accountId, 100_000, createdAt);
  expect(await panel.edit(bulk(id), { message: 'x'.repeat(200) })).toMatchObject({ ok: true });
  expect((await read(id)).send).toMatchObject({ quotaOf: null, price: 30_000 });
});

test('what never was, and what is another account’s, is not found alike', async () => {
  const id = await panel.later(COUNT);
  const gone = { ok: false, error: 'not_found' };
  expect(await getSentBulk(...asked(), { id: id + COUNT })).toEqual(gone);
  const { dependencies, actors, strangersAccount } = panel;
  expect(await getSentBulk(dependencies, actors.stranger, strangersAccount, { id })).toEqual(gone);
  expect(await getSentBulk(dependencies, actors.stranger, panel.account, { id })).toEqual(gone);
});

test('a send is found by the id of any of its messages, written or not, and by no other', async () => {
  const id = await panel.later(COUNT);
  expect((await read(id + COUNT - 1)).send.id).toBe(id);
  await cancelScheduled(panel.dependencies, panel.actors.owner, panel.account, bulk(id));
  expect((await read(id + 7)).send.id).toBe(id);
  for (const other of [id - 1, id + COUNT]) {
    expect(await getSentBulk(...asked(), { id: other })).toEqual({ ok: false, error: 'not_found' });
  }
});
