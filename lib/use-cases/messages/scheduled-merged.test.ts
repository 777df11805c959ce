/** A merged bulk send that waits: each recipient has a text of their own. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bulk, createScheduledPanel, EVE_AT, type ScheduledPanel } from '@/lib/testing/scheduled-panel';
import { writeNextSlice } from '@/lib/testing/test-slices';
import { cancelJob } from './cancel-job';

let scheduled: ScheduledPanel;

beforeEach(async () => {
  scheduled = await createScheduledPanel();
});

afterEach(() => scheduled.closeBalanced());

const LATER = { at: '2026-12-24T20:00' };
const LATER_AT = new Date('2026-12-24T19:00:00Z');

const merged = () => scheduled.later(120, EVE_AT, 'Hello #name#', ['name']);

const writeAll = async (now: Date) => {
  while (await writeNextSlice({ writer: scheduled.writer, now }));
  return scheduled.db.message.findMany({ orderBy: { id: 'asc' } });
};

test('it is moved, and at its new moment each recipient is written their own text', async () => {
  const id = await merged();
  expect(await scheduled.move(bulk(id), LATER)).toEqual({ ok: true, value: { count: 120 } });
  expect((await scheduled.find()).sends).toMatchObject([{ id, dueAt: LATER_AT, texts: [] }]);
  expect(await writeAll(new Date(LATER_AT.getTime() - 1))).toEqual([]);
  const written = await writeAll(LATER_AT);
  expect(written.map(({ text }) => text)).toEqual(
    Array.from({ length: 120 }, (_, index) => `Hello name${index}\nSTOP 36111`),
  );
});

test('it is sent now with the texts that it has', async () => {
  const id = await merged();
  expect(await scheduled.move(bulk(id), { when: 'now', at: '' })).toEqual({ ok: true, value: { count: 120 } });
  expect(await writeAll(scheduled.dependencies.now)).toHaveLength(120);
});

test('one of it is taken back by a program, and the others are written their own texts', async () => {
  const id = await merged();
  const credit = await scheduled.credit();
  const { dependencies, actors, account, db } = scheduled;
  for (const place of [0, 7, 119, 7]) {
    expect(await cancelJob(dependencies, actors.owner, account, { id: id + place, login: null })).toMatchObject({
      ok: true,
    });
  }
  expect(await scheduled.credit()).toBe(credit + 300);
  const written = await writeAll(EVE_AT);
  expect(written.map(({ id: messageId, text, state }) => [messageId - id, text, state])).toEqual(
    Array.from({ length: 120 }, (_, index) => [
      index,
      `Hello name${index}\nSTOP 36111`,
      [0, 7, 119].includes(index) ? 'cancelled' : 'accepted',
    ]),
  );
  expect(await db.ownTexts.count()).toBe(0);
});

test('its moment and its class are edited, at the price that it has; its text and its sender are not', async () => {
  const id = await merged();
  const credit = await scheduled.credit();
  const fixed = { ok: false, error: 'text_fixed' };
  expect(await scheduled.edit(bulk(id), { message: 'Hello' })).toEqual(fixed);
  expect(await scheduled.edit(bulk(id), { message: null, sender: 'Store' })).toEqual(fixed);
  expect(await scheduled.edit(bulk(id), { message: null })).toEqual({ ok: false, error: 'unchanged' });
  expect(await scheduled.edit(bulk(id), { message: null, smsClass: '0', ...LATER })).toEqual({
    ok: true,
    value: { count: 120, before: 12_000, after: 12_000, quotaOf: null },
  });
  expect(await scheduled.credit()).toBe(credit);
  expect((await writeAll(LATER_AT))[119]).toMatchObject({
    text: 'Hello name119\nSTOP 36111',
    smsClass: 0,
    sender: 'Shop',
  });
});

test('cancelled, all that is held for it is given back, and nothing is written', async () => {
  const id = await merged();
  expect(await scheduled.cancel(bulk(id))).toMatchObject({ ok: true, value: { count: 120, credits: 12_000 } });
  expect(await scheduled.credit()).toBe(20_000);
  expect(await writeAll(EVE_AT)).toEqual([]);
});
