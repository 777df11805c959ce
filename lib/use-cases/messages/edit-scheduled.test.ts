/** What waits is edited: priced as a send is, all or nothing, paid by whoever paid before. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { grantCredit, setQuota } from '@/lib/testing/credit';
import { bulk, createScheduledPanel, EVE_AT, one, type ScheduledPanel, UNTOUCHED } from '@/lib/testing/scheduled-panel';
import { writeNextSlice } from '@/lib/testing/test-slices';
import { estimateEdit } from './estimate-edit';

let scheduled: ScheduledPanel;

beforeEach(async () => {
  scheduled = await createScheduledPanel();
});

afterEach(() => scheduled.closeBalanced());

test('an edit is priced as a send is, and its difference is taken from or given back to whoever paid', async () => {
  const { id, userId } = await scheduled.byApiUser();
  const long = 'x'.repeat(161);
  expect(
    await estimateEdit(scheduled.dependencies, scheduled.actors.owner, scheduled.account, {
      ...UNTOUCHED,
      sender: '36105',
      message: long,
      target: one(id),
    }),
  ).toEqual({ ok: true, value: { count: 1, before: 100, after: 200, quotaOf: 'script' } });
  const confirmed = { sender: '36105', confirmedQuotaOf: 'script' };
  expect(await scheduled.edit(one(id), { ...confirmed, message: long, confirmedCredits: 199 })).toEqual({
    ok: false,
    error: 'costs_more',
  });
  expect(await scheduled.edit(one(id), { ...confirmed, message: 'x'.repeat(3 * 153) })).toEqual({
    ok: false,
    error: 'quota_reached',
  });
  expect(await scheduled.message(id)).toMatchObject({ text: 'Hello', credits: 100 });
  expect(await scheduled.edit(one(id), { ...confirmed, message: long })).toEqual({
    ok: true,
    value: { count: 1, before: 100, after: 200, quotaOf: 'script' },
  });
  expect(await scheduled.quota(userId)).toBe(50);
  expect(await scheduled.message(id)).toMatchObject({
    text: long,
    segmentCount: 2,
    credits: 200,
    sender: '36105',
    tag: 'order-1',
  });
  expect(await scheduled.cancel(one(id))).toEqual({ ok: true, value: { count: 1, credits: 200, already: 0 } });
  expect(await scheduled.quota(userId)).toBe(250);
});

test('an edit that costs something else is paid by the balance that was confirmed, or not made', async () => {
  const { id, userId } = await scheduled.byApiUser();
  const long = { sender: '36105', message: 'x'.repeat(161) };
  const gone = { ok: false, error: 'payer_gone' };
  expect(await scheduled.edit(one(id), long)).toEqual(gone);
  await setQuota(scheduled.db, userId, null, scheduled.dependencies.now);
  const credit = await scheduled.credit();
  expect(await scheduled.edit(one(id), { ...long, confirmedQuotaOf: 'script' })).toEqual(gone);
  expect([await scheduled.credit(), await scheduled.message(id)]).toMatchObject([credit, { text: 'Hello' }]);
  const { dependencies, actors, account } = scheduled;
  const told = await estimateEdit(dependencies, actors.owner, account, { ...UNTOUCHED, ...long, target: one(id) });
  expect(told).toMatchObject({ ok: true, value: { quotaOf: null } });
  expect(await scheduled.edit(one(id), long)).toMatchObject({ ok: true, value: { after: 200, quotaOf: null } });
  expect(await scheduled.credit()).toBe(credit - 100);
});

test('an edit of a message that is cancelled while its price is estimated is too late', async () => {
  const id = await scheduled.later(1);
  const { db, dependencies, actors, account } = scheduled;
  const whileItIsRead = new Proxy(db, {
    get(of, name) {
      if (name !== '$queryRaw') return Reflect.get(of, name);
      return async (...query: Parameters<typeof db.$queryRaw>) => {
        if (JSON.stringify(query).includes('CreditMovement')) await scheduled.cancel(one(id));
        return db.$queryRaw(...query);
      };
    },
  });
  const edit = { ...UNTOUCHED, message: 'Soon', target: one(id) };
  expect(await estimateEdit({ ...dependencies, db: whileItIsRead }, actors.owner, account, edit)).toEqual({
    ok: false,
    error: 'too_late',
  });
});

test('an edited text has its STOP clause as before, and a sender that is not declared is refused', async () => {
  const id = await scheduled.later(1);
  expect((await scheduled.message(id)).text).toBe('Hello\nSTOP 36111');
  expect(await scheduled.edit(one(id), { message: 'Good evening', sender: 'Store', smsClass: '0' })).toMatchObject({
    ok: true,
  });
  expect(await scheduled.message(id)).toMatchObject({
    text: 'Good evening\nSTOP 36111',
    sender: 'Store',
    smsClass: 0,
    dueAt: EVE_AT,
  });
  expect(await scheduled.edit(one(id), { sender: 'Nobody' })).toEqual({ ok: false, error: 'sender_gone' });
});

test('an edit of a bulk send is all or nothing, whatever it costs', async () => {
  const id = await scheduled.later(101);
  const long = 'x'.repeat(161);
  expect(await scheduled.edit(bulk(id), { message: long })).toEqual({ ok: false, error: 'not_enough_credits' });
  expect(await scheduled.db.bulkSend.findMany()).toMatchObject([{ heldCredits: 10_100n, givenBackCredits: 0n }]);
  await scheduled.cancel(bulk(await scheduled.later(9)));
  const { now } = scheduled.dependencies;
  const few = await scheduled.later(1);
  expect(await scheduled.edit(one(few), { message: 'x'.repeat(500) })).toMatchObject({ ok: true });
  expect(await scheduled.edit(bulk(id), { message: 'Soon', at: '2026-12-24T19:00' })).toEqual({
    ok: true,
    value: { count: 101, before: 10_100, after: 10_100, quotaOf: null },
  });
  const due = new Date('2026-12-24T18:00:00Z');
  expect(await writeNextSlice({ writer: scheduled.writer, now: new Date(due.getTime() - 1) })).toBe(false);
  while (await writeNextSlice({ writer: scheduled.writer, now: due }));
  expect(await scheduled.db.message.count({ where: { text: 'Soon\nSTOP 36111', createdAt: now } })).toBe(101);
});

test('a bulk send whose new text costs something else is held anew, and written and paid at that price', async () => {
  await grantCredit(scheduled.db, scheduled.accountId, 30_000, scheduled.dependencies.now);
  const id = await scheduled.later(101);
  expect(await scheduled.edit(bulk(id), { message: 'x'.repeat(161) })).toMatchObject({
    ok: true,
    value: { after: 20_200 },
  });
  expect(await scheduled.credit()).toBe(50_000 - 20_200);
  expect(await writeNextSlice({ writer: scheduled.writer, now: EVE_AT })).toBe(true);
  expect(await scheduled.cancel(bulk(id))).toMatchObject({ ok: true, value: { count: 101, credits: 20_200 } });
  expect(await scheduled.credit()).toBe(50_000);
});

test('two people at once: whoever began from something else is told', async () => {
  const id = await scheduled.later(1);
  const seen = { sender: 'Shop', smsClass: 1, dueAt: EVE_AT.toISOString(), texts: ['Hello\nSTOP 36111'] };
  expect(await scheduled.edit(one(id), { seen, message: 'First' })).toMatchObject({ ok: true });
  expect(await scheduled.edit(one(id), { seen, message: 'Second' })).toEqual({ ok: false, error: 'changed_meanwhile' });
  expect(await scheduled.edit(one(id), { message: 'First' })).toEqual({ ok: false, error: 'unchanged' });
});

test('a moment by the clock of a zone that does not exist is refused, for an estimate too', async () => {
  const id = await scheduled.later(1);
  const refused = { ok: false, error: 'moment_invalid' };
  const atZone = 'Nowhere/Here';
  expect(await scheduled.edit(one(id), { atZone })).toEqual(refused);
  expect(await scheduled.move(one(id), { atZone })).toEqual(refused);
  const { dependencies, actors, account } = scheduled;
  const input = { ...UNTOUCHED, atZone, target: one(id) };
  expect(await estimateEdit(dependencies, actors.owner, account, input)).toEqual(refused);
});
