/** What is still waiting when commercial hours end, of accounts that keep them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { saveOptions } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import type { SegmentResult } from '@/lib/engine/carriers/contract/driver';
import { carrierThat } from '@/lib/testing/test-carrier';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { writeNextSlice } from '@/lib/testing/test-slices';

const HOUR = 3_600_000;
/** NOW is 11:00 in Paris, on a Tuesday. */
const CLOSED = 9 * HOUR;
const OPENS = 21 * HOUR;
const after = (ms: number) => new Date(NOW.getTime() + ms);

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
  await keepHours(true);
});

afterEach(() => delivery.closeBalanced());

async function keepHours(commercialHoursEnabled: boolean) {
  await delivery.db.smsAccount.updateMany({ data: { commercialHoursEnabled } });
  delivery.forget();
}

/** Hands over what is due at that moment to a carrier that answers so; answers which messages it was given. */
async function dispatchAt(ms: number, answer: (segment: number) => SegmentResult) {
  const given: number[] = [];
  const carrier = carrierThat(({ id }, segment) => {
    given.push(id);
    return answer(segment);
  });
  await delivery.startNode({ carrier, now: () => after(ms) }).dispatch();
  return given;
}

const TAKEN = (segment: number): SegmentResult => ({ kind: 'accepted', rawId: `taken-${segment}` });
const LATER = (): SegmentResult => ({ kind: 'later', text: 'busy' });

const outbox = () => delivery.db.dispatch.findMany({ orderBy: { messageId: 'asc' } });

test('what nobody has tried is a scheduled message for the opening, as its history and open panels are told; then it goes', async () => {
  const id = await delivery.sendTo('+33612345678');
  const events = delivery.events.length;
  expect(await dispatchAt(CLOSED, TAKEN)).toEqual([]);
  expect(delivery.events.slice(events)).toEqual([{ type: 'messages', accountId: delivery.accountId }]);
  expect(await delivery.message(id)).toMatchObject({ state: 'scheduled', dueAt: after(OPENS) });
  expect(await outbox()).toMatchObject([{ attempts: 0, doubts: 0, leasedBy: null, dueAt: after(OPENS) }]);
  expect(await delivery.history(id)).toEqual(['accepted 0 0', 'scheduled 0 0']);
  const [, told] = await delivery.db.messageEvent.findMany({ orderBy: { id: 'asc' } });
  expect(told).toMatchObject({ reason: 'outside_hours', at: after(CLOSED) });
  await delivery.runUntil(OPENS - 1);
  expect(await delivery.message(id)).toMatchObject({ state: 'scheduled' });
  await delivery.runUntil(OPENS);
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted' });
});

test('a retry keeps its tries and when it was due, and waits', async () => {
  const id = await delivery.sendTo('+33612345678');
  expect(await dispatchAt(CLOSED - 1, LATER)).toEqual([id]);
  expect(await dispatchAt(CLOSED + 1_000, TAKEN)).toEqual([]);
  expect(await outbox()).toMatchObject([{ attempts: 1, leasedBy: null, dueAt: after(OPENS) }]);
  expect(await delivery.message(id)).toMatchObject({ state: 'accepted', dueAt: NOW });
  expect(await delivery.history(id)).toEqual(['accepted 0 0', 'accepted 0 0']);
  expect(await dispatchAt(OPENS, TAKEN)).toEqual([id]);
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted' });
});

test('a weekend is no time in which it could be tried', async () => {
  const [saturday, monday] = [93 * HOUR, 141 * HOUR];
  const id = await delivery.sendTo('+33612345678', { deferred: '080028112026' });
  expect(await dispatchAt(saturday, LATER)).toEqual([id]);
  expect(await dispatchAt(saturday + 12 * HOUR, TAKEN)).toEqual([]);
  expect(await dispatchAt(monday, TAKEN)).toEqual([id]);
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted' });
});

/** Looks for what is too old while the carrier takes nothing. */
async function waitUntil(ms: number) {
  const { driver, ...carrier } = carrierThat(() => LATER());
  await delivery
    .startNode({ carrier: { ...carrier, driver: { ...driver, free: () => 0 } }, now: () => after(ms) })
    .dispatch();
}

/** A Saturday at 19:00, and 48 of the hours later: a Thursday at 19:00. */
const [EVENING, OVER] = [104 * HOUR, 224 * HOUR];
const ON_THE_EVENING = { deferred: '190028112026' };

test('nor is it while the carrier is down: it waits for 48 of the hours, and every other message for 48 hours', async () => {
  const id = await delivery.sendTo('+33612345678', ON_THE_EVENING);
  const other = await delivery.sendTo('+33612345678', { ...ON_THE_EVENING, noStop: '1' });
  await waitUntil(EVENING + 48 * HOUR);
  expect(await delivery.message(other)).toMatchObject({ state: 'error', ptt: 8, dlrId: 16 });
  for (const ms of [EVENING + 96 * HOUR, OVER - 1]) await waitUntil(ms);
  expect(await delivery.message(id)).toMatchObject({ state: 'scheduled', dueAt: after(EVENING) });
  expect(await outbox()).toMatchObject([{ messageId: id, attempts: 0, doubts: 0, leasedBy: null }]);
  await waitUntil(OVER);
  expect(await delivery.message(id)).toMatchObject({ state: 'error', ptt: 8, dlrId: 16 });
});

test('a carrier that is back before that is given it', async () => {
  const id = await delivery.sendTo('+33612345678', ON_THE_EVENING);
  await waitUntil(EVENING + 48 * HOUR);
  expect(await dispatchAt(EVENING + 48 * HOUR + 1, LATER)).toEqual([id]);
  await waitUntil(OVER - 90_000);
  expect(await dispatchAt(OVER - 80_000, TAKEN)).toEqual([id]);
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted' });
});

test('nor is it over when its account stops keeping hours: it may leave at once then', async () => {
  const id = await delivery.sendTo('+33612345678', ON_THE_EVENING);
  await waitUntil(EVENING + 48 * HOUR);
  const at = EVENING + 50 * HOUR;
  await inTransaction(delivery.db, (tx) =>
    saveOptions(tx, delivery.accountId, { commercialHoursEnabled: false }, after(at)),
  );
  delivery.forget();
  const later = await delivery.sendTo('+33612345678', { deferred: '130001122026' });
  await waitUntil(at + 1);
  expect(await dispatchAt(at + 2, LATER)).toEqual([id]);
  await waitUntil(OVER - 90_000);
  expect(await delivery.message(later)).toMatchObject({ state: 'error', ptt: 8, dlrId: 16 });
  expect(await dispatchAt(OVER - 80_000, TAKEN)).toEqual([id]);
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted' });
});

test('of a message that has begun to leave, the other segments follow', async () => {
  const id = await delivery.sendTo('+33612345678', { message: 'x'.repeat(400) });
  await dispatchAt(CLOSED - 1, (segment) => (segment === 1 ? TAKEN(segment) : LATER()));
  expect(await dispatchAt(CLOSED + 1_000, TAKEN)).toEqual([id, id]);
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted' });
});

test('what was scheduled before the account kept hours waits for them, too', async () => {
  await keepHours(false);
  const id = await delivery.sendTo('+33612345678', { deferred: '220024112026' });
  await keepHours(true);
  expect(await dispatchAt(11 * HOUR, TAKEN)).toEqual([]);
  expect(await delivery.message(id)).toMatchObject({ state: 'scheduled', dueAt: after(OPENS) });
  await keepHours(false);
  expect(await dispatchAt(OPENS, TAKEN)).toEqual([id]);
});

test('everything else leaves at any hour, and beside what is held', async () => {
  const held = await delivery.sendTo('+33612345678');
  const others = [
    await delivery.sendTo('+33612345678', { noStop: '1' }),
    await delivery.sendTo('+32470123456'),
    await delivery.sendTo('+33612345678', { tag: 'test' }),
  ];
  expect(await dispatchAt(CLOSED, TAKEN)).toEqual(others);
  expect(await outbox()).toMatchObject([{ messageId: held }]);
});

test('an account that keeps no hours has none', async () => {
  await keepHours(false);
  const id = await delivery.sendTo('+33612345678');
  expect(await dispatchAt(CLOSED, TAKEN)).toEqual([id]);
});

test('what has waited too long to be sent at all ends at any hour', async () => {
  const id = await delivery.sendTo('+33612345678');
  // The next Saturday at 21:00, 55 of the hours later.
  expect(await dispatchAt(106 * HOUR, TAKEN)).toEqual([]);
  expect(await delivery.message(id)).toMatchObject({ state: 'error', ptt: 8, dlrId: 16 });
});

test('of messages of a bulk send, it is counted that they wait again', async () => {
  const to = Array.from({ length: 101 }, (_, index) => `+336000${String(10_000 + index)}`).join(',');
  await delivery.sendTo(to);
  while (await writeNextSlice({ writer: delivery.writer, now: NOW }));
  expect(await dispatchAt(CLOSED, TAKEN)).toEqual([]);
  const tallies = await delivery.db.bulkTally.findMany({ where: { messageCount: { gt: 0 } } });
  expect(tallies).toMatchObject([{ state: 'scheduled', messageCount: 101, credits: 10_100n }]);
});

test('what is never sent waits for no opening: a number that is blacklisted meanwhile is told at once', async () => {
  const id = await delivery.sendTo('+33612345678');
  const entry = { accountId: delivery.accountId, msisdn: '33612345678', addedBy: 'system', createdAt: NOW };
  await delivery.db.blacklistEntry.create({ data: entry });
  expect(await dispatchAt(CLOSED, TAKEN)).toEqual([]);
  expect(await delivery.message(id)).toMatchObject({ state: 'error', ptt: 23, dlrId: 16 });
});
