/** What waits for its moment and goes to a number that is blacklisted meanwhile: it is told, and refunded once. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { messageListQuery } from '@/lib/schemas/message';
import { grantCredit } from '@/lib/testing/credit';
import { createScheduledPanel, EVE_AT, FRENCH, type ScheduledPanel } from '@/lib/testing/scheduled-panel';
import { sendToBlacklisted } from '@/lib/testing/send-to-blacklisted';
import { findMessages } from '../messages/find-messages';
import { getMessage } from '../messages/get-message';
import { getSentBulk } from '../messages/get-sent-bulk';
import { addToBlacklist } from './add-to-blacklist';
import { countWaitingTo } from './count-waiting-to';
import { removeFromBlacklist } from './remove-from-blacklist';

const NUMBER = String(FRENCH);

let scheduled: ScheduledPanel;

beforeEach(async () => {
  scheduled = await createScheduledPanel();
});

afterEach(() => scheduled.closeBalanced());

const byOwner = () => [scheduled.dependencies, scheduled.actors.owner, scheduled.account] as const;
const waitingTo = (number: string) => countWaitingTo(...byOwner(), { number });
const told = (waiting: number) => ({ ok: true, value: { waiting } });

test('whoever adds a number is told how much that waits is stopped, before and after', async () => {
  await scheduled.later(1);
  await scheduled.later(2);
  await scheduled.later(150);
  expect(await waitingTo(NUMBER)).toEqual(told(3));
  expect(await waitingTo(String(FRENCH + 1))).toEqual(told(2));
  // In the bulk send alone, at its end.
  expect(await waitingTo(String(FRENCH + 149))).toEqual(told(1));
  expect(await waitingTo(String(FRENCH + 150))).toEqual(told(0));
  // How another number begins or ends.
  expect(await waitingTo(NUMBER.slice(0, -1))).toEqual(told(0));
  expect(await waitingTo(NUMBER.slice(1))).toEqual(told(0));
  expect(await addToBlacklist(...byOwner(), { number: NUMBER })).toEqual(told(3));
  // Another account's waits are nobody's business.
  const { dependencies, actors, strangersAccount } = scheduled;
  expect(await countWaitingTo(dependencies, actors.stranger, strangersAccount, { number: NUMBER })).toEqual(told(0));
});

test('a single message that waits says everywhere that it will not be sent, until the number is taken off', async () => {
  const id = await scheduled.later(1);
  const said = async () => {
    const details = await getMessage(...byOwner(), { id });
    const log = await findMessages(...byOwner(), messageListQuery.parse({}));
    return [
      (await scheduled.find()).rows.map(({ willBeRefused }) => willBeRefused),
      details.ok && details.value.message.willBeRefused,
      log.ok && log.value.rows.map((row) => 'willBeRefused' in row && row.willBeRefused),
    ];
  };
  expect(await said()).toEqual([[false], false, [false]]);
  await addToBlacklist(...byOwner(), { number: NUMBER });
  expect(await said()).toEqual([[true], true, [true]]);
  await removeFromBlacklist(...byOwner(), { number: NUMBER });
  expect(await said()).toEqual([[false], false, [false]]);
});

test('a message that is due and waits for a carrier says so, too, until one has it or may have had it', async () => {
  const { id } = await scheduled.byApiUser();
  const { recipient } = await scheduled.db.message.findUniqueOrThrow({ where: { id } });
  const said = async (owed: object) => {
    await scheduled.db.dispatch.update({ where: { messageId: id }, data: owed });
    const details = await getMessage(...byOwner(), { id });
    const log = await findMessages(...byOwner(), messageListQuery.parse({}));
    return [
      details.ok && details.value.message.willBeRefused,
      log.ok && log.value.rows.map((row) => 'willBeRefused' in row && row.willBeRefused),
    ];
  };
  await scheduled.db.message.update({ where: { id }, data: { state: 'accepted' } });
  expect(await said({})).toEqual([false, [false]]);
  await addToBlacklist(...byOwner(), { number: recipient });
  expect(await said({})).toEqual([true, [true]]);
  expect(await said({ carrier: 'simulated' })).toEqual([true, [true]]);
  expect(await said({ doubts: 1 })).toEqual([false, [false]]);
  expect(await said({ doubts: 0, leasedBy: 1, givenTo: 'simulated' })).toEqual([false, [false]]);
});

test('a bulk send that waits says how many of the recipients that were looked at will get nothing', async () => {
  const id = await scheduled.later(150);
  const said = async () => {
    const details = await getSentBulk(...byOwner(), { id });
    const { preview } = details.ok ? details.value.send : expect.unreachable(details.error);
    const [send] = (await scheduled.find()).sends;
    return { refused: send?.refused, lookedAt: send?.lookedAt, counted: preview?.counted, onPage: preview?.refused };
  };
  expect(await said()).toEqual({ refused: 0, lookedAt: 150, counted: 150, onPage: 0 });
  for (const index of [0, 120]) await addToBlacklist(...byOwner(), { number: String(FRENCH + index) });
  expect(await said()).toEqual({ refused: 2, lookedAt: 150, counted: 150, onPage: 2 });
});

test('a large send that goes first hides nothing of the others', async () => {
  const { db, accountId, dependencies } = scheduled;
  await grantCredit(db, accountId, 15_000, dependencies.now);
  const large = await scheduled.later(150);
  const { bulkSendId, ...slice } = await db.bulkSlice.findFirstOrThrow({ orderBy: { firstMessageId: 'asc' } });
  await db.bulkSlice.createMany({
    data: Array.from({ length: 200 }, (_, index) => ({ ...slice, bulkSendId, firstMessageId: index + 1 })),
  });
  const soonAfter = new Date(EVE_AT.getTime() + 60_000);
  const small = await scheduled.later(120, soonAfter);
  await addToBlacklist(...byOwner(), { number: NUMBER });
  const { sends } = await scheduled.find();
  expect(sends.map(({ id }) => id)).toEqual([large, small]);
  const [first, second] = sends;
  expect(second).toMatchObject({ refused: 1, lookedAt: 120 });
  // Half of the slices that are looked at, of which each begins with the number.
  expect(first).toMatchObject({ refused: 50, lookedAt: 50 * slice.messageCount });
  await db.bulkSlice.deleteMany({ where: { firstMessageId: { lte: 200 } } });
});

test('when its moment comes it ends unsent, and what it cost comes back once', async () => {
  const before = await scheduled.credit();
  const id = await scheduled.later(1);
  expect(await scheduled.credit()).toBe(before - 100);
  const target = { panel: scheduled, accountId: scheduled.accountId, msisdn: NUMBER, now: EVE_AT };
  await sendToBlacklisted(target, [{ id }]);
  // Looked for again, as after a start.
  await sendToBlacklisted(target, []);
  expect(await scheduled.message(id)).toMatchObject({ state: 'error', ptt: 23, dlrId: 16 });
  expect(await scheduled.credit()).toBe(before);
  expect(await scheduled.db.creditMovement.count({ where: { kind: 'refund', messageId: id } })).toBe(1);
  // It is over: what is said of it is what was.
  const details = await getMessage(...byOwner(), { id });
  const message = { isBlacklisted: true, willBeRefused: false, stoppedHere: 'blacklisted', carrier: null };
  expect(details).toMatchObject({ ok: true, value: { message } });
});
