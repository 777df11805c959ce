/** Nothing is sent to a number that is on its account's blacklist, whenever it was put there. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readMessages } from '@/lib/db/messages/message-log';
import { setQuota } from '@/lib/testing/credit';
import { findTallyFaults } from '@/lib/testing/find-tally-faults';
import { carrierThat } from '@/lib/testing/test-carrier';
import { createTestDelivery, type TestDelivery, THREE_SEGMENTS } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { writeNextSlice } from '@/lib/testing/test-slices';

const NUMBER = '33612345678';
const OTHER = '33612345679';
const MINUTE = 60_000;

let delivery: TestDelivery;
let given: string[];

beforeEach(async () => {
  delivery = await createTestDelivery();
  given = [];
});

afterEach(() => delivery.closeBalanced());

const blacklist = (msisdn: string, accountId = delivery.accountId) =>
  delivery.db.blacklistEntry.create({ data: { accountId, msisdn, addedBy: 'system', createdAt: NOW } });

const CARRIER = carrierThat(({ recipient }) => {
  given.push(recipient);
  return { kind: 'accepted', rawId: null };
});

const dispatch = (carrier = CARRIER, afterMs = 0) =>
  delivery.startNode({ carrier, now: () => new Date(NOW.getTime() + afterMs) }).dispatch();

test('a script’s message to it is accepted, ends at once as not billed, and is told', async () => {
  const data = { callbackUrl: 'https://user.example/' };
  await delivery.db.apiUser.update({ where: { id: delivery.apiUserId }, data });
  await blacklist(NUMBER);
  const id = await delivery.sendTo(`+${NUMBER}`);
  const barred = await delivery.sendTo(`+${OTHER}`);
  await dispatch();
  expect(given).toEqual([OTHER]);
  expect(await delivery.history(id)).toEqual(['accepted 0 0', 'error 23 16']);
  expect(await delivery.message(id)).toMatchObject({ state: 'error', ptt: 23, refundedAt: expect.any(Date) });
  const [, ended] = await delivery.db.messageEvent.findMany({ where: { messageId: id }, orderBy: { id: 'asc' } });
  expect(ended).toMatchObject({ reason: 'blacklisted', carrierText: '', applied: true });
  // The log tells it from a number that a carrier barred with the same ptt.
  await delivery.db.message.update({ where: { id: barred }, data: { ptt: 23 } });
  const lines = await readMessages(delivery.db, delivery.accountId, [id, barred]);
  expect(lines.map((line) => [line.id, line.isBlacklisted])).toEqual([
    [barred, false],
    [id, true],
  ]);
  expect(await delivery.creditsLeft()).toBe(19_900);
  expect(await delivery.db.dispatch.count()).toBe(0);
  const [told] = await delivery.told();
  expect([told?.get('id'), told?.get('ptt'), told?.get('description')]).toEqual([String(id), '23', '16']);
});

test('what it cost goes back to the quota that paid, all segments together', async () => {
  await setQuota(delivery.db, delivery.apiUserId, 500, NOW);
  await blacklist(NUMBER);
  const id = await delivery.sendTo(`+${NUMBER}`, THREE_SEGMENTS);
  expect(Number((await delivery.db.apiUser.findFirstOrThrow()).quotaLeft)).toBe(200);
  await dispatch();
  expect(await delivery.message(id)).toMatchObject({ state: 'error', ptt: 23 });
  expect(Number((await delivery.db.apiUser.findFirstOrThrow()).quotaLeft)).toBe(500);
});

test('what waited for its moment is not sent either, though the number was added after it was accepted', async () => {
  const id = await delivery.sendTo(`+${NUMBER}`, { deferred: '113024112026' });
  await blacklist(NUMBER);
  await dispatch(CARRIER, 29 * MINUTE);
  expect(await delivery.message(id)).toMatchObject({ state: 'scheduled' });
  await dispatch(CARRIER, 31 * MINUTE);
  expect(given).toEqual([]);
  expect(await delivery.history(id)).toEqual(['scheduled 0 0', 'error 23 16']);
  expect(await delivery.creditsLeft()).toBe(20_000);
});

test('the lists of other accounts say nothing of it', async () => {
  await blacklist(NUMBER, delivery.accountId + 1);
  await delivery.sendTo(`+${NUMBER}`);
  await dispatch();
  expect(given).toEqual([NUMBER]);
});

test('what may have been sent before the number was added stays paid', async () => {
  const id = await delivery.sendTo(`+${NUMBER}`);
  await dispatch(carrierThat(() => ({ kind: 'unknown', text: 'connection lost' })));
  await blacklist(NUMBER);
  await dispatch(CARRIER, MINUTE);
  expect(given).toEqual([]);
  expect(await delivery.message(id)).toMatchObject({ state: 'failed', ptt: 23, dlrId: 2, refundedAt: null });
  expect(await delivery.creditsLeft()).toBe(19_900);
});

test('a bulk send reaches everybody else, and its tallies count that one as not billed', async () => {
  await blacklist(NUMBER);
  const numbers = Array.from({ length: 120 }, (_, index) => String(33_612_345_600 + index));
  await delivery.sendTo(numbers.map((number) => `+${number}`).join(','));
  while (await writeNextSlice({ writer: delivery.writer, now: NOW }));
  await dispatch();
  expect(given).toEqual(numbers.filter((number) => number !== NUMBER));
  expect(await delivery.db.bulkTally.findMany({ where: { ptt: 23 } })).toMatchObject([
    { state: 'error', messageCount: 1, credits: 0n },
  ]);
  expect(await findTallyFaults(delivery.db)).toEqual([]);
  expect(await delivery.creditsLeft()).toBe(8_100);
});
