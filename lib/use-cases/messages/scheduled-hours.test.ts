/** What waits while its account keeps commercial hours: its moment is chosen within them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bulk, createScheduledPanel, EVE_AT, one, type ScheduledPanel, UNTOUCHED } from '@/lib/testing/scheduled-panel';
import { estimateEdit } from './estimate-edit';
import { rescheduleScheduled } from './reschedule-scheduled';

/** In Paris, on a Tuesday. */
const EVENING = new Date('2026-11-24T21:00:00Z');
const SUNDAY = { at: '2026-12-20T12:00' };
const SATURDAY = { at: '2026-12-19T12:00' };
const REFUSED = { ok: false, error: 'outside_hours' };
const CLOSED = { ok: false, error: 'closed_now' };

let scheduled: ScheduledPanel;

beforeEach(async () => {
  scheduled = await createScheduledPanel();
  await keepHours(true);
});

afterEach(() => scheduled.closeBalanced());

const keepHours = (commercialHoursEnabled: boolean) =>
  scheduled.db.smsAccount.updateMany({ data: { commercialHoursEnabled } });

const sendNow = (target: Parameters<ScheduledPanel['move']>[0], now: Date) =>
  rescheduleScheduled({ ...scheduled.dependencies, now }, scheduled.actors.owner, scheduled.account, {
    ...{ target, when: 'now', at: '', atZone: 'Europe/Paris' },
  });

/** One of each kind, with the clause. */
const KINDS = [
  ['a message', async () => one(await scheduled.later(1))],
  ['a bulk send', async () => bulk(await scheduled.later(101))],
  ['a send of texts of their own', async () => bulk(await scheduled.later(101, EVE_AT, 'Hello #name#', ['name']))],
] as const;

test.each(KINDS)('%s is neither moved out of the hours nor sent now outside of them', async (_, later) => {
  const target = await later();
  expect(await scheduled.move(target, SUNDAY)).toEqual(REFUSED);
  expect(await sendNow(target, EVENING)).toEqual(CLOSED);
  expect(await scheduled.auditActions()).toEqual(['message.send']);
  expect(await scheduled.move(target, SATURDAY)).toMatchObject({ ok: true });
  expect(await sendNow(target, scheduled.dependencies.now)).toMatchObject({ ok: true });
});

test('of messages chosen together, one with the clause holds all', async () => {
  const first = await scheduled.later(1);
  const { id } = await scheduled.byApiUser();
  expect(await sendNow({ what: 'messages', ids: [id, first] }, EVENING)).toEqual(CLOSED);
  expect(await sendNow(one(id), EVENING)).toEqual({ ok: true, value: { count: 1 } });
});

test('one that was cancelled meanwhile holds none', async () => {
  const first = await scheduled.later(1);
  const { id } = await scheduled.byApiUser();
  expect(await scheduled.cancel(one(first))).toMatchObject({ ok: true });
  expect(await sendNow({ what: 'messages', ids: [id, first] }, EVENING)).toEqual({ ok: true, value: { count: 1 } });
});

test('once the hours are not kept, any moment is as good as another', async () => {
  const target = one(await scheduled.later(1));
  await keepHours(false);
  expect(await scheduled.move(target, SUNDAY)).toMatchObject({ ok: true });
  expect(await sendNow(target, EVENING)).toMatchObject({ ok: true });
});

test.each(KINDS)('an edit of %s names a moment within the hours', async (_, later) => {
  const target = await later();
  const isFixed = (await scheduled.find()).sends.some(({ texts }) => texts.length === 0);
  const message = isFixed ? null : 'Other';
  const asked = { ...UNTOUCHED, ...SUNDAY, message };
  const { dependencies, actors, account } = scheduled;
  expect(await scheduled.edit(target, asked)).toEqual(REFUSED);
  expect(await estimateEdit(dependencies, actors.owner, account, { ...asked, target })).toEqual(REFUSED);
  expect(await scheduled.auditActions()).toEqual(['message.send']);
  expect(await scheduled.edit(target, { ...asked, ...SATURDAY })).toMatchObject({ ok: true });
});

test('by the text that it would send: a sender that asks for no clause may name any moment', async () => {
  const { db, accountId, dependencies } = scheduled;
  await db.sender.create({ data: { accountId, sender: '+33611111111', createdAt: dependencies.now } });
  const target = one(await scheduled.later(1));
  expect(await scheduled.edit(target, { ...SUNDAY, sender: '+33611111111' })).toMatchObject({ ok: true });
  expect(await scheduled.edit(target, { ...SUNDAY, sender: 'Store' })).toEqual(REFUSED);
});
