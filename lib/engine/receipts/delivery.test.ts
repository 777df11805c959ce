import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listCallbacks } from '@/lib/db/callbacks/callback-log';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { enterNode } from '@/lib/db/outbox/nodes';
import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import type { DlrId } from '@/lib/domain/delivery/dlr';
import { setQuota } from '@/lib/testing/credit';
import { limitPages } from '@/lib/testing/limit-pages';
import { carrierThat } from '@/lib/testing/test-carrier';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import type { ConnectedCarrier, SegmentResult, Submission } from '../carriers/driver';

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(async () => {
  expect(await findLedgerFaults(delivery.db)).toEqual([]);
  await delivery.close();
});

const message = (id: number) => delivery.db.message.findUniqueOrThrow({ where: { id } });
const history = async (id: number) =>
  (await delivery.db.messageEvent.findMany({ where: { messageId: id }, orderBy: { id: 'asc' } })).map(
    ({ state, ptt, dlrId, applied }) => `${state} ${ptt} ${dlrId}${applied ? '' : ' ignored'}`,
  );
/** What the callbacks say, in their order. */
async function told(): Promise<URLSearchParams[]> {
  const search = { login: '', of: '', url: '', status: '', limit: 50 } as const;
  const { rows } = await listCallbacks(delivery.db, delivery.accountId, search, { since: null, until: null });
  return rows.map(({ url }) => new URL(url).searchParams).reverse();
}
const creditsLeft = async () => Number((await delivery.db.smsAccount.findFirstOrThrow()).creditsLeft);

/** Hands over to a carrier that answers only after something else has happened; `done` when that is recorded. */
function dispatchAfter(carrier: ConnectedCarrier, happens: () => Promise<unknown>) {
  let answered: Promise<void> = Promise.resolve();
  const submit = (messages: readonly Submission[]) => {
    answered = happens().then(() => carrier.driver.submit(messages));
  };
  const node = delivery.startNode({
    carrier: { ...carrier, driver: { ...carrier.driver, submit } },
    now: () => NOW,
  });
  const run = async () => {
    expect(await node.dispatch()).toBe(1);
    await answered;
    await node.dispatch();
  };
  return { node, done: run() };
}

const SECONDS = 1000;
const HOURS = 3_600 * SECONDS;

describe('the simulated carrier', () => {
  test('delivers an ordinary number: accepted, submitted, buffered, delivered', async () => {
    const id = await delivery.sendTo('+33612345678');
    expect(await history(id)).toEqual(['accepted 0 0']);
    await delivery.runUntil(0);
    expect(await history(id)).toEqual(['accepted 0 0', 'submitted 3 4']);
    await delivery.runUntil(2 * SECONDS);
    expect(await history(id)).toEqual(['accepted 0 0', 'submitted 3 4', 'buffered 25 8', 'delivered 4 1']);
    expect(await message(id)).toMatchObject({ state: 'delivered', ptt: 4, dlrId: 1, refundedAt: null });
    expect(await delivery.db.dispatch.count()).toBe(0);
    expect(delivery.events.filter((event) => event.type === 'messages')).not.toEqual([]);
  });

  test.each([
    ['+33600990023', 'failed', 23, 2],
    ['+33600990008', 'expired', 8, 2],
    ['+33600990021', 'expired', 21, 2],
    ['+33600990024', 'buffered', 24, 8],
    ['+33600990004', 'delivered', 4, 1],
    ['+33600999000', 'submitted', 3, 4],
    ['+33600999006', 'buffered', 25, 8],
  ])('%s ends %s with ptt %i and DLR id %i', async (recipient, state, ptt, dlrId) => {
    const id = await delivery.sendTo(recipient);
    await delivery.runUntil(0);
    await delivery.runUntil(10 * SECONDS);
    expect(await message(id)).toMatchObject({ state, ptt, dlrId, refundedAt: null });
  });

  test.each([
    ['+33600999002', 5],
    ['+33600999003', 803],
  ])('%s ends "error, not billed" and is refunded', async (recipient, ptt) => {
    const id = await delivery.sendTo(recipient);
    expect(await creditsLeft()).toBe(19_900);
    await delivery.runUntil(0);
    await delivery.runUntil(2 * SECONDS);
    expect(await message(id)).toMatchObject({ state: 'error', ptt, dlrId: 16, refundedAt: expect.any(Date) });
    expect(await creditsLeft()).toBe(20_000);
  });

  test('a refund goes back to the quota that paid', async () => {
    await setQuota(delivery.db, delivery.apiUserId, 500, NOW);
    await delivery.sendTo('+33600999002');
    expect((await delivery.db.apiUser.findFirstOrThrow()).quotaLeft).toBe(400n);
    await delivery.runUntil(0);
    await delivery.runUntil(2 * SECONDS);
    expect((await delivery.db.apiUser.findFirstOrThrow()).quotaLeft).toBe(500n);
    expect(await creditsLeft()).toBe(19_500);
  });

  /** What the account and the quota hold after a message that was paid in one way is refunded in another. */
  const refundAfter = async (quota: number | null, change: () => Promise<unknown>) => {
    const { db, apiUserId } = delivery;
    await setQuota(db, apiUserId, quota, NOW);
    await delivery.sendTo('+33600999002');
    await change();
    await delivery.runUntil(0);
    await delivery.runUntil(2 * SECONDS);
    const user = await db.apiUser.findUnique({ where: { id: apiUserId } });
    return [await creditsLeft(), user && Number(user.quotaLeft)];
  };
  const quotaNow = (quota: number | null) => setQuota(delivery.db, delivery.apiUserId, quota, NOW);

  test('what the account paid goes back to the account, though its API user has a quota since', async () => {
    expect(await refundAfter(null, () => quotaNow(500))).toEqual([19_500, 500]);
  });

  test('what a quota paid goes back to it, though it was changed since', async () => {
    expect(await refundAfter(500, () => quotaNow(50))).toEqual([19_850, 150]);
  });

  test('what a quota paid that was switched off since goes where its rest went: to the account', async () => {
    expect(await refundAfter(500, () => quotaNow(null))).toEqual([20_000, 0]);
  });

  test('a quota that is switched on again is a new one: what the old one paid goes to the account', async () => {
    const anew = async () => {
      await quotaNow(null);
      await quotaNow(300);
    };
    expect(await refundAfter(500, anew)).toEqual([19_700, 300]);
  });

  test('a submission that fails is tried again a second later', async () => {
    const id = await delivery.sendTo('+33600999004');
    await delivery.runUntil(0);
    expect(await message(id)).toMatchObject({ state: 'accepted' });
    await delivery.runUntil(999);
    expect(await message(id)).toMatchObject({ state: 'accepted' });
    await delivery.runUntil(1 * SECONDS);
    expect(await message(id)).toMatchObject({ state: 'submitted' });
    await delivery.runUntil(3 * SECONDS);
    expect(await message(id)).toMatchObject({ state: 'delivered' });
  });

  test('what no carrier takes for 48 hours expires: not billed, refunded once, and its URL is told', async () => {
    const data = { callbackUrl: 'https://user.example/' };
    await delivery.db.apiUser.update({ where: { id: delivery.apiUserId }, data });
    const id = await delivery.sendTo('+33600999007', { deferred: '120024112026' });
    const dueMs = 60 * 60 * SECONDS;
    await delivery.runUntil(dueMs);
    await delivery.runUntil(dueMs + 48 * HOURS - 2 * SECONDS - 1);
    expect(await message(id)).toMatchObject({ state: 'scheduled', refundedAt: null });
    expect(await creditsLeft()).toBe(19_900);
    await delivery.runUntil(dueMs + 48 * HOURS);
    await delivery.runUntil(dueMs + 49 * HOURS);
    expect(await history(id)).toEqual(['scheduled 0 0', 'error 8 16']);
    expect(await message(id)).toMatchObject({ state: 'error', ptt: 8, dlrId: 16, refundedAt: expect.any(Date) });
    expect(await creditsLeft()).toBe(20_000);
    expect(await delivery.db.dispatch.count()).toBe(0);
    expect(await delivery.db.creditMovement.count({ where: { kind: 'refund' } })).toBe(1);
    expect((await told()).map((callback) => callback.get('description'))).toEqual(['16']);
  });

  test('what a carrier does not take is tried again in its time, until it expires', async () => {
    const id = await delivery.sendTo('+33612345678');
    const dispatchAt = (afterMs: number) =>
      delivery
        .startNode({
          carrier: carrierThat(() => ({ kind: 'later', text: 'out of order' })),
          now: () => new Date(NOW.getTime() + afterMs),
        })
        .dispatch();
    expect(await dispatchAt(0)).toBe(1);
    expect(await dispatchAt(999)).toBe(0);
    expect(await dispatchAt(1_000)).toBe(1);
    expect(await delivery.db.dispatch.findMany()).toMatchObject([
      { attempts: 2, doubts: 0, leasedBy: null, dueAt: new Date(NOW.getTime() + 3_000) },
    ]);
    expect(await dispatchAt(48 * HOURS)).toBe(1);
    expect(await message(id)).toMatchObject({ state: 'error', ptt: 8, dlrId: 16, refundedAt: expect.any(Date) });
    expect(await creditsLeft()).toBe(20_000);
  });

  test('a late receipt is recorded and changes nothing', async () => {
    const id = await delivery.sendTo('+33600999005');
    await delivery.runUntil(0);
    await delivery.runUntil(2 * SECONDS);
    expect(await history(id)).toEqual(['accepted 0 0', 'submitted 3 4', 'delivered 4 1', 'failed 5 2 ignored']);
    expect(await message(id)).toMatchObject({ state: 'delivered', ptt: 4 });
  });

  test('a slow number is delivered after thirty seconds', async () => {
    const id = await delivery.sendTo('+33600999001');
    await delivery.runUntil(0);
    await delivery.runUntil(200);
    await delivery.runUntil(29 * SECONDS);
    expect(await message(id)).toMatchObject({ state: 'buffered' });
    await delivery.runUntil(30 * SECONDS);
    expect(await message(id)).toMatchObject({ state: 'delivered' });
  });
});

describe('a carrier that is careless with its ids', () => {
  const dispatch = (...ids: string[]) => {
    const left = [...ids];
    const carrier = carrierThat(() => ({ kind: 'accepted', rawId: left.shift() ?? '' }));
    return delivery.startNode({ carrier, now: () => NOW }).dispatch();
  };

  test.each([
    ['empty', ['', '', '']],
    ['the same for all', ['7', '7', '7']],
  ])('ids that are %s settle every message, and none is sent again', async (_, ids) => {
    for (const to of ['+33612345670', '+33612345671', '+33612345672']) await delivery.sendTo(to);
    expect(await dispatch(...ids)).toBe(3);
    expect(await delivery.db.message.count({ where: { state: 'submitted' } })).toBe(3);
    expect(await delivery.db.message.count({ where: { carrierIdKey: '' } })).toBe(0);
    expect(await dispatch(...ids)).toBe(0);
  });

  test('an id is the same in whatever case it is written', async () => {
    const id = await delivery.sendTo('+33612345670');
    await dispatch('0E999F21-81ef');
    await report({ ...DELIVERED, rawId: '0e999f21-81EF' });
    expect(await message(id)).toMatchObject({ state: 'delivered' });
  });

  const DELIVERED = { carrier: 'simulated', rawId: '7', dlrId: 1, ptt: 4, text: '', at: NOW } as const;
  const FAILED = { ...DELIVERED, dlrId: 2, ptt: 5 } as const;
  const report = (...receipts: CarrierReceipt[]) => delivery.report(...receipts);

  test('a receipt for an id that was used before means the newest message that is not settled', async () => {
    const first = await delivery.sendTo('+33612345670');
    await dispatch('7');
    const second = await delivery.sendTo('+33612345671');
    await dispatch('7');
    await report(DELIVERED);
    expect(await message(first)).toMatchObject({ state: 'submitted' });
    expect(await message(second)).toMatchObject({ state: 'delivered' });
    await report(FAILED);
    expect(await message(first)).toMatchObject({ state: 'failed' });
    await report(DELIVERED);
    expect(await history(second)).toContain('delivered 4 1 ignored');
    expect(await message(first)).toMatchObject({ state: 'failed' });
  });

  const NOT_BILLED = { ...DELIVERED, dlrId: 16, ptt: 803 } as const;
  /** Sends one message that the carrier takes as "7" after another, which it took so long before and never ended. */
  const sendTwo = async (hoursBefore: number) => {
    const first = await delivery.sendTo('+33612345670');
    await dispatch('7');
    const before = new Date(NOW.getTime() - hoursBefore * HOURS);
    await delivery.db.message.update({
      where: { id: first },
      data: { createdAt: before, dueAt: before, updatedAt: before },
    });
    const second = await delivery.sendTo('+33612345671');
    await dispatch('7');
    return { first, second };
  };

  test('what is reported again of a message does not end one that had its id three weeks before, nor refund it', async () => {
    const { first, second } = await sendTwo(21 * 24);
    for (const receipt of [NOT_BILLED, NOT_BILLED, DELIVERED]) await report(receipt);
    expect(await message(second)).toMatchObject({ state: 'error', refundedAt: expect.any(Date) });
    expect(await message(first)).toMatchObject({ state: 'submitted', refundedAt: null });
    expect(await creditsLeft()).toBe(19_900);
    expect((await history(second)).slice(-2)).toEqual(['error 803 16 ignored', 'delivered 4 1 ignored']);
  });

  test('nor one that had its id an hour before; what says something else is still its own', async () => {
    const { first, second } = await sendTwo(1);
    await report(NOT_BILLED);
    await report(NOT_BILLED);
    expect(await message(first)).toMatchObject({ state: 'submitted', refundedAt: null });
    expect(await creditsLeft()).toBe(19_900);
    await report(DELIVERED);
    expect(await message(first)).toMatchObject({ state: 'delivered' });
    expect(await message(second)).toMatchObject({ state: 'error' });
  });

  test('two that were under way together under one id both end, though both are told the same', async () => {
    const ids = [await delivery.sendTo('+33612345670'), await delivery.sendTo('+33612345671')];
    await dispatch('7', '7');
    await report(DELIVERED);
    await report(DELIVERED);
    for (const id of ids) expect(await message(id)).toMatchObject({ state: 'delivered' });
  });

  test.each([
    ['together', (...receipts: CarrierReceipt[]) => report(...receipts)],
    [
      'one by one',
      async (...receipts: CarrierReceipt[]) => {
        for (const receipt of receipts) await report(receipt);
      },
    ],
  ])('the receipts of two under one id come %s: each ends one, and a third waits for another', async (_, reportAll) => {
    const ids = [await delivery.sendTo('+33612345670'), await delivery.sendTo('+33612345671')];
    await dispatch('7', '7');
    await reportAll(DELIVERED, NOT_BILLED, DELIVERED);
    expect((await Promise.all(ids.map(message))).map(({ state }) => state)).toEqual(['error', 'delivered']);
    expect(await creditsLeft()).toBe(19_900);
    expect(await delivery.db.unmatchedReceipt.findMany()).toMatchObject([{ rawId: '7', ptt: 4 }]);
  });

  test('what is no end is of the same message as the end that follows it', async () => {
    const ids = [await delivery.sendTo('+33612345670'), await delivery.sendTo('+33612345671')];
    await dispatch('7', '7');
    await report({ ...DELIVERED, dlrId: 8, ptt: 25 }, DELIVERED);
    expect((await Promise.all(ids.map(message))).map(({ state }) => state)).toEqual(['submitted', 'delivered']);
  });

  test('two receipts under one id that both overtake their answers end one message each, though one answer comes later', async () => {
    const first = await delivery.sendTo('+33612345670');
    const second = await delivery.sendTo('+33612345671');
    const carrier = carrierThat(() => ({ kind: 'accepted', rawId: '7' }));
    const given: Submission[] = [];
    const submit = (messages: readonly Submission[]) => void given.push(...messages);
    const node = delivery.startNode({ carrier: { ...carrier, driver: { ...carrier.driver, submit } }, now: () => NOW });
    await node.dispatch();
    await report(DELIVERED, FAILED);
    carrier.driver.submit(given.slice(0, 1));
    await node.dispatch();
    expect(await message(first)).toMatchObject({ state: 'delivered' });
    expect(await message(second)).toMatchObject({ state: 'accepted' });
    carrier.driver.submit(given.slice(1));
    await node.dispatch();
    expect(await message(second)).toMatchObject({ state: 'failed' });
    expect(await delivery.db.unmatchedReceipt.count()).toBe(0);
  });

  test('the second of two in one batch is kept for a message whose id is on its way', async () => {
    const first = await delivery.sendTo('+33612345670');
    await dispatch('7');
    const second = await delivery.sendTo('+33612345671');
    const carrier = carrierThat(() => ({ kind: 'accepted', rawId: '7' }));
    await dispatchAfter(carrier, () => report(DELIVERED, FAILED)).done;
    expect(await message(first)).toMatchObject({ state: 'delivered' });
    expect(await message(second)).toMatchObject({ state: 'failed' });
  });

  test.each(['together, after the answers', 'before the answers are recorded'])(
    'segments of one message under one id: their receipts come %s, and it is delivered',
    async (when) => {
      const id = await delivery.sendTo('+33612345670', { message: 'x'.repeat(300), noStop: '1' });
      const carrier = carrierThat(() => ({ kind: 'accepted', rawId: '7' }));
      const isEarly = when.startsWith('before');
      await dispatchAfter(carrier, () => (isEarly ? report(DELIVERED, DELIVERED) : Promise.resolve())).done;
      if (!isEarly) await report(DELIVERED, DELIVERED);
      expect(await message(id)).toMatchObject({ state: 'delivered' });
    },
  );

  test('one that overtakes the commit of an id that was used before is its new message’s', async () => {
    const first = await delivery.sendTo('+33612345670');
    await dispatch('7');
    await report(DELIVERED);
    const second = await delivery.sendTo('+33612345671');
    const carrier = carrierThat(() => ({ kind: 'accepted', rawId: '7' }));
    await dispatchAfter(carrier, () => report(FAILED)).done;
    expect(await message(first)).toMatchObject({ state: 'delivered' });
    expect(await message(second)).toMatchObject({ state: 'failed' });
    expect(await delivery.db.unmatchedReceipt.count()).toBe(0);
  });

  test('what came late for the old message is not its new one’s', async () => {
    await delivery.sendTo('+33612345670');
    await dispatch('7');
    await report(DELIVERED);
    await report(DELIVERED, FAILED);
    const second = await delivery.sendTo('+33612345671');
    await dispatch('7');
    expect(await message(second)).toMatchObject({ state: 'submitted' });
    await report(FAILED);
    expect(await message(second)).toMatchObject({ state: 'failed' });
  });
});

test('a deferred message is debited at once, waits, and goes at its time', async () => {
  // NOW is 11:00 in Paris.
  const id = await delivery.sendTo('+33612345678', { deferred: '113024112026' });
  expect(await message(id)).toMatchObject({ state: 'scheduled', dueAt: new Date(NOW.getTime() + 30 * 60 * SECONDS) });
  expect(await creditsLeft()).toBe(19_900);
  await delivery.runUntil(30 * 60 * SECONDS - 1);
  expect(await message(id)).toMatchObject({ state: 'scheduled' });
  await delivery.runUntil(30 * 60 * SECONDS);
  expect(await message(id)).toMatchObject({ state: 'submitted' });
});

describe('receipts from outside', () => {
  const receiptOf = (id: number, ptt: number, dlrId: DlrId | null = null) => ({
    carrier: 'simulated',
    rawId: `sim-${id}`,
    dlrId,
    ptt,
    text: 'stat:TEST',
    at: NOW,
  });
  const record = (...receipts: ReturnType<typeof receiptOf>[]) => delivery.report(...receipts);

  test('twenty copies of "not billed" at once refund exactly once', async () => {
    const id = await delivery.sendTo('+33600999000');
    await delivery.runUntil(0);
    await Promise.all(Array.from({ length: 20 }, () => record(receiptOf(id, 5, 16))));
    expect(await creditsLeft()).toBe(20_000);
    expect(await delivery.db.creditMovement.count({ where: { kind: 'refund' } })).toBe(1);
    expect((await history(id)).filter((event) => event.endsWith('ignored'))).toHaveLength(19);
  });

  test('the same inside one batch too', async () => {
    const id = await delivery.sendTo('+33600999000');
    await delivery.runUntil(0);
    await record(...Array.from({ length: 20 }, () => receiptOf(id, 5, 16)));
    expect(await creditsLeft()).toBe(20_000);
  });

  test('"not billed" after a delivery is recorded and refunds nothing', async () => {
    const id = await delivery.sendTo('+33600999000');
    await delivery.runUntil(0);
    await record(receiptOf(id, 4));
    await record(receiptOf(id, 5, 16));
    expect(await creditsLeft()).toBe(19_900);
    expect(await message(id)).toMatchObject({ state: 'delivered' });
  });

  test('what overtakes the commit of an id is applied in its order when the id comes', async () => {
    const id = await delivery.sendTo('+33600999000');
    await record(receiptOf(id, 25), receiptOf(id, 5, 16));
    expect(await history(id)).toEqual(['accepted 0 0']);
    await delivery.runUntil(0);
    expect(await history(id)).toEqual(['accepted 0 0', 'submitted 3 4', 'buffered 25 8', 'error 5 16']);
    expect(await creditsLeft()).toBe(20_000);
    expect(await delivery.db.unmatchedReceipt.count()).toBe(0);
  });

  test('an id that nobody knows is kept beside the others’ receipts, for a week', async () => {
    const id = await delivery.sendTo('+33600999000');
    await delivery.runUntil(0);
    await record(receiptOf(id, 4), receiptOf(1, 4));
    expect(await message(id)).toMatchObject({ state: 'delivered' });
    expect(await delivery.db.unmatchedReceipt.findMany()).toMatchObject([{ idKey: 'sim-1', rawId: 'sim-1', ptt: 4 }]);
    await delivery.db.unmatchedReceipt.updateMany({
      data: { receivedAt: new Date(NOW.getTime() - 7 * 24 * 3600 * SECONDS - 1) },
    });
    await record(receiptOf(2, 4));
    expect(await delivery.db.unmatchedReceipt.findMany()).toMatchObject([{ idKey: 'sim-2' }]);
  });

  test('one that happened eight days ago by its carrier’s clock is kept for a week from when it came', async () => {
    const id = await delivery.sendTo('+33600999000');
    const at = new Date(NOW.getTime() - 8 * 24 * HOURS);
    await record({ ...receiptOf(id, 4), at }, { ...receiptOf(1, 4), at });
    await delivery.runUntil(0);
    expect(await message(id)).toMatchObject({ state: 'delivered' });
    expect(await delivery.db.unmatchedReceipt.findMany()).toMatchObject([{ idKey: 'sim-1', at, receivedAt: NOW }]);
  });

  test('the newest hundred thousand that nobody knows are kept', async () => {
    const { at } = receiptOf(1, 4);
    const row = { carrier: 'simulated', ptt: 4, text: '', at, receivedAt: NOW };
    await delivery.db.unmatchedReceipt.createMany({
      data: [1, 2, 100_000].map((id) => ({ ...row, id, idKey: `kept-${id}`, rawId: `Kept-${id}` })),
    });
    await record(receiptOf(1, 4));
    const kept = await delivery.db.unmatchedReceipt.findMany();
    expect(kept.map(({ idKey }) => idKey)).toEqual(['kept-2', 'kept-100000', 'sim-1']);
  });
});

describe('callbacks', () => {
  const URL_OF_USER = 'https://user.example/dlr?app=1';
  const queued = () => delivery.db.callbackDelivery.findMany({ orderBy: { id: 'asc' } });

  test('each change queues one, with the five documented names and the account’s clock', async () => {
    await delivery.db.apiUser.update({ where: { id: delivery.apiUserId }, data: { callbackUrl: URL_OF_USER } });
    const id = await delivery.sendTo('+33612345678');
    await delivery.runUntil(0);
    await delivery.runUntil(2 * SECONDS);
    const callbacks = await told();
    expect(callbacks.map((callback) => callback.get('ptt'))).toEqual(['3', '25', '4']);
    expect(Object.fromEntries(callbacks[2] ?? [])).toEqual({
      app: '1',
      id: String(id),
      ptt: '4',
      date: '2026-11-24 11:00:02',
      description: '1',
      descriptionDlr: 'Success',
      dlr: '1',
    });
  });

  test('a user without a URL falls back to the account’s, and without either nothing is queued', async () => {
    await delivery.sendTo('+33612345678');
    await delivery.runUntil(0);
    expect(await queued()).toEqual([]);
    await delivery.db.smsAccount.update({
      where: { id: delivery.accountId },
      data: { callbackUrl: 'https://account.example/' },
    });
    await delivery.runUntil(2 * SECONDS);
    const receiver = `account.example user ${delivery.apiUserId}`;
    expect(await queued()).toMatchObject([{ receiver }, { receiver }]);
  });

  test('while a URL is switched off, what it would have heard is kept for a redelivery', async () => {
    const data = { callbackUrl: URL_OF_USER, callbackSwitchedOffAt: NOW };
    await delivery.db.apiUser.update({ where: { id: delivery.apiUserId }, data });
    await delivery.sendTo('+33612345678');
    await delivery.runUntil(0);
    expect(await queued()).toMatchObject([{ status: 'failed', nextAttemptAt: null, attempts: 0 }]);
  });

  test('a receipt that changes nothing queues nothing', async () => {
    await delivery.db.apiUser.update({ where: { id: delivery.apiUserId }, data: { callbackUrl: URL_OF_USER } });
    await delivery.sendTo('+33600999005');
    await delivery.runUntil(0);
    await delivery.runUntil(2 * SECONDS);
    expect(await queued()).toHaveLength(2);
  });
});

test('usage is kept a day: sent and credits at once, outcomes as they come, refunds taken off', async () => {
  for (const to of ['+33612345678', '+33600990023', '+33600999002', '+33600999000']) await delivery.sendTo(to);
  const usage = () => delivery.db.usageDay.findMany();
  expect(await usage()).toMatchObject([{ sent: 4, delivered: 0, failed: 0, credits: 400 }]);
  await delivery.runUntil(0);
  await delivery.runUntil(2 * SECONDS);
  expect(await usage()).toMatchObject([{ sent: 4, delivered: 1, failed: 2, credits: 300 }]);
});

describe('a message that a process holds', () => {
  const submitted: number[] = [];
  const nodeOf = (nodeId: number, answer: (message: Submission) => SegmentResult) =>
    delivery.startNode({
      nodeId,
      carrier: carrierThat((message) => {
        submitted.push(message.id);
        return answer(message);
      }),
      now: () => NOW,
    });
  const take = ({ id }: Submission): SegmentResult => ({ kind: 'accepted', rawId: `c-${id}` });
  const enter = (nodeId: number) => delivery.writer.commit((tx) => enterNode(tx, nodeId, NOW));

  beforeEach(() => {
    submitted.splice(0);
  });

  test('is taken up by the next one when it has died, and what the dead one still says changes nothing', async () => {
    const id = await delivery.sendTo('+33612345678');
    await enter(7);
    const carrier = carrierThat(() => ({ kind: 'refused', ptt: 803, billed: false, text: 'twice' }));
    let given: readonly Submission[] = [];
    const mute = {
      ...carrier.driver,
      submit: (messages: readonly Submission[]) => {
        given = messages;
      },
    };
    const dying = delivery.startNode({ nodeId: 7, carrier: { ...carrier, driver: mute }, now: () => NOW });
    expect(await dying.dispatch()).toBe(1);
    const next = nodeOf(NODE_ID, take);
    expect(await next.dispatch()).toBe(0);
    await enter(NODE_ID);
    expect(await next.dispatch()).toBe(1);
    carrier.driver.submit(given);
    await dying.dispatch();
    expect(await history(id)).toEqual(['accepted 0 0', 'submitted 3 4']);
    expect(await message(id)).toMatchObject({ state: 'submitted', carrierIdKey: `c-${id}`, refundedAt: null });
    expect(await creditsLeft()).toBe(19_900);
  });

  test('goes to its carrier once, though the database has no room for the answer at first', async () => {
    const id = await delivery.sendTo('+33612345678');
    const pageCount = async () => {
      const [row] = await delivery.db.$queryRawUnsafe<{ page_count: bigint }[]>('PRAGMA page_count');
      return Number(row?.page_count);
    };
    const pages = await pageCount();
    const carrier = carrierThat(({ id }) => {
      submitted.push(id);
      return { kind: 'accepted', rawId: 'x'.repeat(200_000) };
    });
    const { node, done } = dispatchAfter(carrier, () => limitPages(delivery.writer, pages));
    await done;
    await limitPages(delivery.writer, 1_000_000);
    expect(await node.dispatch()).toBe(0);
    expect(await message(id)).toMatchObject({ state: 'accepted' });
    await expect
      .poll(async () => {
        await node.retryRecording();
        return (await message(id)).state;
      })
      .toBe('submitted');
    expect(submitted).toEqual([id]);
  });
});

test('a receipt that cannot be recorded holds up no other', async () => {
  const [broken = 0, ...whole] = [
    await delivery.sendTo('+33612345670'),
    await delivery.sendTo('+33612345671'),
    await delivery.sendTo('+33612345672'),
  ];
  await delivery.runUntil(0);
  await delivery.db.message.update({ where: { id: broken }, data: { credits: -1, state: 'buffered', ptt: 999 } });
  await delivery.db.$executeRaw`
    CREATE TRIGGER broken BEFORE UPDATE OF state ON "Message" WHEN OLD.credits = -1
    BEGIN SELECT RAISE(ABORT, 'broken'); END`;
  await delivery.runUntil(2 * SECONDS);
  for (const id of whole) expect(await message(id)).toMatchObject({ state: 'delivered' });
  expect(await message(broken)).toMatchObject({ state: 'buffered' });
  await delivery.db.$executeRaw`DROP TRIGGER broken`;
  await delivery.db.message.update({ where: { id: broken }, data: { credits: 100 } });
  await delivery.runUntil(2 * SECONDS);
  expect(await message(broken)).toMatchObject({ state: 'delivered' });
});
