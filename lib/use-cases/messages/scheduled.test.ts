/** What waits for its moment: found, cancelled, sent now and moved, as long as nobody has begun to send it. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '@/lib/db/connections/client';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { refuseUpdates } from '@/lib/testing/refuse-updates';
import {
  bulk,
  createScheduledPanel,
  EVE_AT,
  FRENCH,
  one,
  type ScheduledPanel,
  UNTOUCHED,
} from '@/lib/testing/scheduled-panel';
import { writeNextSlice } from '@/lib/testing/test-slices';
import { disableAccount } from '../instance/disable-account';
import { cancelScheduled } from './cancel-scheduled';
import { estimateEdit } from './estimate-edit';

let scheduled: ScheduledPanel;

beforeEach(async () => {
  scheduled = await createScheduledPanel();
});

afterEach(() => scheduled.closeBalanced());

test('a cancelled message is never sent, and its price goes back to the quota that paid it; its URL is told', async () => {
  const { id, userId } = await scheduled.byApiUser();
  expect(await scheduled.quota(userId)).toBe(150);
  expect(await scheduled.cancel(one(id))).toEqual({ ok: true, value: { count: 1, credits: 100, already: 0 } });
  expect([await scheduled.quota(userId), await scheduled.credit()]).toEqual([250, 20_000 - 250]);
  expect(await scheduled.message(id)).toMatchObject({
    state: 'cancelled',
    ptt: 802,
    dlrId: 16,
    refundedAt: scheduled.dependencies.now,
  });
  expect(await scheduled.claim(EVE_AT)).toEqual([]);
  expect(await scheduled.db.messageEvent.findMany({ where: { messageId: id }, orderBy: { id: 'asc' } })).toMatchObject([
    { state: 'scheduled' },
    { state: 'cancelled', reason: 'cancelled' },
  ]);
  expect(await scheduled.db.callbackDelivery.findMany()).toMatchObject([
    { messageId: id, ptt: 802, dlrId: 16, status: 'pending' },
  ]);
  expect(await scheduled.db.creditMovement.findFirst({ where: { kind: 'refund' } })).toMatchObject({
    actor: 'panel:owner@example.com',
    quotaOfId: userId,
  });
  const [entry] = await scheduled.db.auditEntry.findMany({
    where: { action: 'message.cancel' },
    orderBy: { id: 'asc' },
  });
  expect(JSON.parse(entry?.after ?? '')).toEqual({ count: 1, credits: 100, messageId: id });
  const balance = await scheduled.credit();
  // Asked for again, as after an answer that was lost.
  expect(await scheduled.cancel(one(id))).toEqual({ ok: true, value: { count: 0, credits: 0, already: 1 } });
  expect(await scheduled.db.auditEntry.count({ where: { action: 'message.cancel' } })).toBe(1);
  expect(await scheduled.credit()).toBe(balance);
});

test('what a carrier’s loop has claimed can be neither cancelled nor moved nor edited, and nothing is given back', async () => {
  const id = await scheduled.later(2);
  await scheduled.claim(EVE_AT, 1);
  const before = [
    await scheduled.credit(),
    await scheduled.db.creditMovement.count(),
    await scheduled.db.auditEntry.count(),
  ];
  expect(await scheduled.cancel(one(id))).toEqual({ ok: false, error: 'too_late' });
  expect(await scheduled.move(one(id), { when: 'now' })).toEqual({ ok: false, error: 'too_late' });
  expect(await scheduled.edit(one(id), { message: 'Other' })).toEqual({ ok: false, error: 'too_late' });
  expect([
    await scheduled.credit(),
    await scheduled.db.creditMovement.count(),
    await scheduled.db.auditEntry.count(),
  ]).toEqual(before);
  expect(await scheduled.message(id)).toMatchObject({ state: 'scheduled', refundedAt: null });
  expect(await scheduled.cancel({ what: 'messages', ids: [id, id + 1] })).toEqual({
    ok: true,
    value: { count: 1, credits: 100, already: 0 },
  });
});

/** Either is one transaction under the lock, so however they meet, one comes after the other. */
type Turn =
  | { readonly kind: 'claim'; readonly count: number }
  | { readonly kind: 'cancel'; readonly which: readonly number[] };

const turn: fc.Arbitrary<Turn> = fc.oneof(
  fc.record({ kind: fc.constant('claim' as const), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('cancel' as const), which: fc.array(fc.nat(11), { minLength: 1, maxLength: 5 }) }),
);

test('of messages that are claimed and cancelled in any order, each is either sent or given back, and never both', async () => {
  const meet = async (turns: readonly Turn[]) => {
    const first = await scheduled.later(12);
    const left = await scheduled.credit();
    const sent: number[] = [];
    let count = 0;
    for (const one of turns) {
      if (one.kind === 'claim') sent.push(...(await scheduled.claim(EVE_AT, one.count)).map(({ id }) => id));
      else {
        const outcome = await scheduled.cancel({ what: 'messages', ids: one.which.map((at) => first + at) });
        count += outcome.ok ? outcome.value.count : 0;
      }
    }
    const ours = { id: { gte: first, lt: first + 12 } };
    const gone = await scheduled.db.message.findMany({ where: { ...ours, state: 'cancelled' } });
    expect(sent.filter((id) => gone.some((message) => message.id === id))).toEqual([]);
    expect(count).toBe(gone.length);
    expect(await scheduled.credit()).toBe(left + 100 * gone.length);
    const rest = await scheduled.cancel({ what: 'messages', ids: Array.from({ length: 12 }, (_, at) => first + at) });
    expect(rest.ok ? rest.value.count : 0).toBe(12 - sent.length - gone.length);
    await inTransaction(scheduled.db, (tx) => tx.dispatch.deleteMany({ where: { messageId: { gte: first } } }));
  };
  await fc.assert(fc.asyncProperty(fc.array(turn, { minLength: 2, maxLength: 12 }), meet), { numRuns: 15 });
});

test('of a bulk send that waits nothing is written; cancelled, all that was held goes back in one movement', async () => {
  const id = await scheduled.later(150);
  expect(await scheduled.credit()).toBe(20_000 - 15_000);
  expect(await writeNextSlice({ writer: scheduled.writer, now: scheduled.dependencies.now })).toBe(false);
  expect((await scheduled.find()).sends).toMatchObject([{ id, messageCount: 150, credits: 15_000, dueAt: EVE_AT }]);
  expect(await scheduled.cancel(bulk(id))).toEqual({ ok: true, value: { count: 150, credits: 15_000, already: 0 } });
  expect(await scheduled.credit()).toBe(20_000);
  expect(await scheduled.db.creditMovement.count({ where: { kind: 'hold_released' } })).toBe(1);
  expect(await scheduled.db.bulkSend.findMany()).toMatchObject([
    { heldCredits: 0n, finishedAt: scheduled.dependencies.now },
  ]);
  expect((await scheduled.find()).sends).toEqual([]);
  expect(await writeNextSlice({ writer: scheduled.writer, now: EVE_AT })).toBe(false);
  expect(await scheduled.cancel(bulk(id))).toEqual({ ok: true, value: { count: 0, credits: 0, already: 150 } });
});

test('a bulk send that has begun is stopped where it is: what is claimed stays, all else is given back', async () => {
  const id = await scheduled.later(150);
  expect(await writeNextSlice({ writer: scheduled.writer, now: EVE_AT })).toBe(true);
  expect(await scheduled.claim(EVE_AT, 10)).toHaveLength(10);
  expect(await scheduled.edit(bulk(id), { message: 'Other' })).toEqual({ ok: false, error: 'too_late' });
  expect(await scheduled.cancel(bulk(id))).toEqual({ ok: true, value: { count: 140, credits: 14_000, already: 0 } });
  expect(await scheduled.cancel(bulk(id))).toEqual({ ok: true, value: { count: 0, credits: 0, already: 140 } });
  expect(await scheduled.credit()).toBe(20_000 - 1_000);
  expect(await scheduled.db.bulkSlice.count()).toBe(0);
});

test('a bulk send of which a hundred are taken as they were to be cancelled is cancelled behind them', async () => {
  const id = await scheduled.later(180);
  while (await writeNextSlice({ writer: scheduled.writer, now: EVE_AT }));
  const { dependencies, actors, account } = scheduled;
  let transactions = 0;
  // The first gives back what is not written yet; the second is for the first hundred, which are found by then.
  const db = new Proxy(dependencies.db, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (name === '$transaction') transactions += 1;
      if (name !== '$transaction' || transactions !== 2) return value;
      return async (...given: Parameters<typeof target.$transaction>) => {
        expect(await scheduled.claim(EVE_AT, 100)).toHaveLength(100);
        return target.$transaction(...given);
      };
    },
  });
  const cancelled = await cancelScheduled({ ...dependencies, db }, actors.owner, account, bulk(id));
  expect(cancelled).toEqual({ ok: true, value: { count: 80, credits: 8_000, already: 0 } });
  expect(await scheduled.credit()).toBe(20_000 - 10_000);
});

test('a bulk send is cancelled or written while both are tried, and what is left is what was not given back', async () => {
  for (let round = 0; round < 5; round += 1) {
    const left = await scheduled.credit();
    const id = await scheduled.later(120);
    const writing = [1, 2].map(() => writeNextSlice({ writer: scheduled.writer, now: EVE_AT }));
    const [outcome] = await Promise.all([scheduled.cancel(bulk(id)), ...writing]);
    expect(outcome).toEqual({ ok: true, value: { count: 120, credits: 12_000, already: 0 } });
    expect(await scheduled.credit()).toBe(left);
  }
});

test('sent now, a message is due at once and a bulk send is written at once', async () => {
  const id = await scheduled.later(1);
  const many = await scheduled.later(101);
  const { now } = scheduled.dependencies;
  expect(await scheduled.claim(now)).toEqual([]);
  expect(await scheduled.move(one(id), { when: 'now' })).toEqual({ ok: true, value: { count: 1 } });
  expect(await scheduled.message(id)).toMatchObject({ state: 'accepted', dueAt: now });
  expect((await scheduled.claim(now)).map((claimed) => claimed.id)).toEqual([id]);
  expect(await scheduled.move(bulk(many), { when: 'now' })).toEqual({ ok: true, value: { count: 101 } });
  expect(await writeNextSlice({ writer: scheduled.writer, now })).toBe(true);
  expect(await scheduled.auditActions()).toEqual([
    'message.send',
    'message.send',
    'message.reschedule',
    'message.reschedule',
  ]);
});

test('moved, it is due at the new moment; one that has passed or that no clock shows is refused', async () => {
  const id = await scheduled.later(1);
  const many = await scheduled.later(101);
  const at = { at: '2026-12-25T09:30' };
  expect(await scheduled.move(one(id), at)).toMatchObject({ ok: true });
  expect(await scheduled.move(bulk(many), at)).toEqual({ ok: true, value: { count: 101 } });
  const dueAt = new Date('2026-12-25T08:30:00Z');
  expect(await scheduled.message(id)).toMatchObject({ state: 'scheduled', dueAt });
  expect(await scheduled.db.dispatch.findMany()).toMatchObject([{ messageId: id, dueAt }]);
  expect(await scheduled.db.bulkSlice.findMany({ distinct: ['dueAt'] })).toMatchObject([{ dueAt }]);
  expect(await scheduled.move(one(id), { at: '2026-11-24T10:59' })).toEqual({ ok: false, error: 'moment_past' });
  expect(await scheduled.move(one(id), { at: '2027-03-28T02:30' })).toEqual({ ok: false, error: 'moment_skipped' });
});

test('the soonest is found first, page by page, and filters find by part', async () => {
  const hour = 3_600_000;
  const tomorrow = new Date('2026-11-25T10:00:00Z');
  const late = await scheduled.later(30, new Date(tomorrow.getTime() + 5 * hour), 'late');
  await scheduled.later(30, tomorrow, 'soon');
  const first = await scheduled.find();
  expect(first.rows).toHaveLength(50);
  expect([first.rows[0]?.text, first.rows[49]?.text]).toEqual(['soon\nSTOP 36111', 'late\nSTOP 36111']);
  expect(first.hasOlder).toBe(true);
  const next = await scheduled.find({ before: String(first.rows[49]?.id) });
  expect(next.rows.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, index) => late + 20 + index));
  expect(next.hasOlder).toBe(false);
  expect((await scheduled.find({ text: 'ATE' })).rows).toHaveLength(30);
  expect((await scheduled.find({ recipient: String(FRENCH + 3) })).rows).toHaveLength(2);
  expect((await scheduled.find({ sender: 'hop', from: '2026-11-26' })).rows).toHaveLength(0);
  expect((await scheduled.find({ login: 'script' })).rows).toHaveLength(0);
  const { id } = await scheduled.byApiUser();
  expect((await scheduled.find({ login: 'scr' })).rows.map((row) => row.id)).toEqual([id]);
});

test('what waits in a disabled account is neither edited nor sent any earlier; it is put off or cancelled', async () => {
  const id = await scheduled.later(2);
  const many = await scheduled.later(101);
  const { dependencies, actors, account } = scheduled;
  await disableAccount(dependencies, AT_THE_MACHINE, { serviceName: account, disabled: true });
  const refused = { ok: false, error: 'account_disabled' };
  const credit = await scheduled.credit();
  for (const target of [one(id), bulk(many)]) {
    expect(await scheduled.edit(target, { message: 'Other' })).toEqual(refused);
    const asked = { ...UNTOUCHED, message: 'Other', target };
    expect(await estimateEdit(dependencies, actors.owner, account, asked)).toEqual(refused);
    expect(await scheduled.move(target, { when: 'now' })).toEqual(refused);
    expect(await scheduled.move(target, { at: '2026-12-24T17:59' })).toEqual(refused);
  }
  expect([await scheduled.credit(), (await scheduled.message(id)).dueAt]).toEqual([credit, EVE_AT]);
  expect(await scheduled.move(one(id), { at: '2026-12-25T18:00' })).toMatchObject({ ok: true });
  // One of them would be sent earlier than it waits for.
  expect(await scheduled.move({ what: 'messages', ids: [id, id + 1] })).toEqual(refused);
  expect(await scheduled.move(bulk(many), { at: '2026-12-25T18:00' })).toMatchObject({ ok: true });
  expect(await scheduled.cancel({ what: 'messages', ids: [id, id + 1] })).toMatchObject({ ok: true });
  expect(await scheduled.cancel(bulk(many))).toMatchObject({ ok: true });
});

/** A second later whenever it is looked at. */
const goingOn = (now: Date) => {
  let seconds = 0;
  return () => new Date(now.getTime() + (seconds += 1) * 1_000);
};

test('of many that are cancelled each hundred is told with the moment at which it was', async () => {
  const id = await scheduled.later(150);
  while (await writeNextSlice({ writer: scheduled.writer, now: EVE_AT }));
  const { dependencies, actors, account } = scheduled;
  const clock = goingOn(dependencies.now);
  expect(await cancelScheduled({ ...dependencies, clock }, actors.owner, account, bulk(id))).toMatchObject({
    ok: true,
  });
  const where = { action: 'message.cancel' };
  const told = await scheduled.db.auditEntry.findMany({ where, orderBy: { id: 'asc' } });
  const times = told.map(({ at }) => at.getTime());
  expect(times).toHaveLength(2);
  expect(times).toEqual([...new Set(times)].toSorted((one, other) => one - other));
  const refunds = await scheduled.db.creditMovement.findMany({ where: { kind: 'refund' }, orderBy: { id: 'asc' } });
  expect([...new Set(refunds.map(({ createdAt }) => createdAt.getTime()))]).toEqual(times);
});

test('many are cancelled a hundred at a time, and what was committed before a failure is told', async () => {
  const id = await scheduled.later(150);
  while (await writeNextSlice({ writer: scheduled.writer, now: EVE_AT }));
  const left = await scheduled.credit();
  const told: string[] = [];
  const { dependencies, actors, account } = scheduled;
  const events = { publish: ({ type }: { readonly type: string }) => told.push(type) };
  const cancel = () => cancelScheduled({ ...dependencies, events }, actors.owner, account, bulk(id));
  const allow = await refuseUpdates(scheduled.db, `NEW.id = ${id + 120}`);
  await expect(cancel()).rejects.toThrow();
  expect(await scheduled.db.message.count({ where: { state: 'cancelled' } })).toBe(100);
  expect(await scheduled.credit()).toBe(left + 10_000);
  expect(told).toEqual(['messages', 'credits', 'callbacks', 'audit']);
  await allow();
  expect(await cancel()).toEqual({ ok: true, value: { count: 50, credits: 5_000, already: 100 } });
});
