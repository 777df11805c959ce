import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SendInput } from '@/lib/schemas/send';
import { createSendingPanel, SEND_KEY, type SendingPanel, WRITTEN_TO_TWO } from '@/lib/testing/sending-panel';
import { findSent } from './find-sent';
import { sendMessage } from './send-message';

const CHRISTMAS_EVE = { when: 'later', at: '2026-12-24T18:00', confirmedMoment: '2026-12-24T17:00:00.000Z' } as const;
let panel: SendingPanel['panel'];
let estimate: SendingPanel['estimate'];
let send: SendingPanel['send'];
let creditsLeft: SendingPanel['creditsLeft'];
let everything: SendingPanel['everything'];

beforeEach(async () => {
  ({ panel, estimate, send, creditsLeft, everything } = await createSendingPanel());
});

afterEach(() => panel.closeBalanced());

/** What the page asks before it sends. */
const find = (changes: Partial<SendInput> = {}) =>
  findSent(panel.dependencies, panel.actors.owner, panel.account, { ...WRITTEN_TO_TWO, key: SEND_KEY, ...changes });

test('what is sent costs what was estimated, is paid by the account, and is told in the audit log without its text', async () => {
  const estimated = await estimate();
  expect(estimated).toMatchObject({ ok: true, value: { recipients: 2, credits: 200, creditsLeft: 20_000 } });
  expect(await send()).toMatchObject({ ok: true, value: { messageIds: { count: 2 }, credits: 200 } });
  expect(await creditsLeft()).toBe(19_800);
  const [first, second] = await panel.db.message.findMany({ orderBy: { id: 'asc' } });
  const common = { sender: 'Shop', text: 'Hello\nSTOP 36111', login: null, apiUserId: null, state: 'accepted' };
  expect(first).toMatchObject({ ...common, recipient: '33612345678' });
  expect(second).toMatchObject({ ...common, recipient: '33612345679' });
  expect(await panel.db.dispatch.count()).toBe(2);
  const [movement] = await panel.db.creditMovement.findMany({ where: { kind: 'debit' } });
  expect(movement).toMatchObject({ actor: 'panel:owner@example.com', quotaOfId: null });
  const [entry] = await panel.db.auditEntry.findMany({ orderBy: { id: 'asc' } });
  expect(entry).toMatchObject({ action: 'message.send', actor: 'panel:owner@example.com' });
  expect(JSON.parse(entry?.after ?? '')).toEqual({ sender: 'Shop', count: 2, credits: 200, messageId: first?.id });
});

test('the tag that was written is that of its messages, and under its key no other is sent', async () => {
  const first = await send({ tag: 'sale-7' });
  expect(first).toMatchObject({ ok: true });
  expect(await panel.db.message.findMany()).toMatchObject([{ tag: 'sale-7' }, { tag: 'sale-7' }]);
  expect(await send({ tag: 'sale-7' })).toEqual(first);
  for (const tag of ['', 'sale-8']) expect(await send({ tag })).toEqual({ ok: false, error: 'send_key_taken' });
});

test('the audit log calls no send a test for its tag', async () => {
  expect(await send({ tag: 'test' })).toMatchObject({ ok: true });
  const [entry] = await panel.db.auditEntry.findMany({ orderBy: { id: 'asc' } });
  expect(JSON.parse(entry?.after ?? '')).not.toHaveProperty('isTest');
});

test('a second press sends nothing more and is answered like the first, at once or later', async () => {
  const both = await Promise.all([send(), send()]);
  expect(both[0]).toMatchObject({ ok: true });
  expect(both[1]).toEqual(both[0]);
  const after = await everything();
  expect(await send()).toEqual(both[0]);
  expect(await everything()).toEqual(after);
  expect(await send({ key: SEND_KEY.replace('0', 'f') })).toMatchObject({ ok: true });
  expect(await creditsLeft()).toBe(19_600);
});

test('a repeat is answered like the first, though its moment has come, its sender is disabled and its price has changed', async () => {
  const first = await send(CHRISTMAS_EVE);
  expect(first).toMatchObject({ ok: true, value: { credits: 200 } });
  await panel.db.sendKey.updateMany({ data: { createdAt: new Date('2026-12-23T10:00:00Z') } });
  const after = await everything();
  await panel.db.sender.updateMany({ data: { status: 'disable' } });
  expect(await send({ ...CHRISTMAS_EVE, confirmedCredits: 1 }, new Date('2026-12-25T10:00:00Z'))).toEqual(first);
  expect(await find(CHRISTMAS_EVE)).toEqual(first);
  expect(await find({ ...CHRISTMAS_EVE, key: 'f'.repeat(32) })).toEqual({ ok: true, value: null });
  expect(await everything()).toEqual(after);
});

test('a key under which something else was sent is refused, at once and later, and nothing is sent', async () => {
  const both = await Promise.all([send(), send({ message: 'Bye' })]);
  const taken = { ok: false, error: 'send_key_taken' };
  // Of those that come together either may be the first.
  const [first, other, sent, unsent] = both[0].ok
    ? [both[0], both[1], {}, { message: 'Bye' }]
    : [both[1], both[0], { message: 'Bye' }, {}];
  expect(first).toMatchObject({ ok: true });
  expect(other).toEqual(taken);
  const after = await everything();
  for (const changes of [
    unsent,
    { ...sent, recipients: '+33612345678' },
    { ...sent, sender: 'shop' },
    { ...sent, smsClass: '0' },
    { ...sent, noStop: true },
    { ...CHRISTMAS_EVE, ...sent },
  ] as const) {
    expect(await find(changes)).toEqual(taken);
    expect(await send(changes)).toEqual(taken);
  }
  expect(await everything()).toEqual(after);
  expect(await find({ ...sent, at: '2035-01-01T00:00' })).toEqual(first);
});

test('of a key from before digests were kept it is not known what was sent: nothing is sent again', async () => {
  await send();
  await panel.db.sendKey.updateMany({ data: { digest: '' } });
  expect(await send()).toEqual({ ok: false, error: 'send_key_taken' });
});

test('another account’s key is another send', async () => {
  await send();
  const { id: accountId } = await panel.db.smsAccount.findUniqueOrThrow({
    where: { serviceName: panel.strangersAccount },
  });
  await panel.db.sender.create({ data: { accountId, sender: 'Shop', createdAt: panel.dependencies.now } });
  const input = {
    ...WRITTEN_TO_TWO,
    key: SEND_KEY,
    confirmedCredits: 200,
    confirmedMoment: null,
    confirmedQuotaOf: null,
  };
  const theirs = await sendMessage(panel.dependencies, panel.actors.stranger, panel.strangersAccount, input);
  expect(theirs).toMatchObject({ ok: true });
  expect(await panel.db.message.count()).toBe(4);
});

test('every refusal leaves everything as it was', async () => {
  const before = await everything();
  const much = Array.from({ length: 201 }, (_, index) => `+336000${String(10_000 + index)}`).join('\n');
  for (const [changes, error] of [
    [{ sender: 'Off' }, 'sender_gone'],
    [{ sender: 'Nobody' }, 'sender_gone'],
    [{ recipients: '06 12' }, 'no_recipient'],
    [{ message: 'a'.repeat(39_010) }, 'message_too_long'],
    [{ when: 'later', at: '2026-11-24T10:59' }, 'moment_past'],
    [{ when: 'later', at: '2027-03-28T02:30' }, 'moment_skipped'],
    [{ ...CHRISTMAS_EVE, confirmedMoment: null }, 'moment_changed'],
    [{ ...CHRISTMAS_EVE, atZone: 'Europe/London' }, 'moment_changed'],
    [{ confirmedMoment: CHRISTMAS_EVE.confirmedMoment }, 'moment_changed'],
    [{ confirmedCredits: 199 }, 'costs_more'],
    [{ recipients: much, confirmedCredits: 20_100 }, 'not_enough_credits'],
  ] as const) {
    expect(await send(changes), error).toEqual({ ok: false, error });
    expect(await everything(), error).toEqual(before);
  }
});

test('what costs more than was confirmed is not sent; what costs less is, for less', async () => {
  const message = 'a'.repeat(155);
  const addStopClause = (stopClauseEnabled: boolean) => panel.db.smsAccount.updateMany({ data: { stopClauseEnabled } });
  await addStopClause(false);
  expect(await estimate({ message })).toMatchObject({ value: { credits: 200 } });
  await addStopClause(true);
  expect(await send({ message, confirmedCredits: 200 })).toEqual({ ok: false, error: 'costs_more' });
  expect(await creditsLeft()).toBe(20_000);
  await addStopClause(false);
  expect(await send({ message, confirmedCredits: 400 })).toMatchObject({ ok: true, value: { credits: 200 } });
  expect(await creditsLeft()).toBe(19_800);
});

test('what is sent later waits, and is paid now', async () => {
  expect(await send(CHRISTMAS_EVE)).toMatchObject({ ok: true });
  const [message] = await panel.db.message.findMany();
  expect(message).toMatchObject({ state: 'scheduled', dueAt: new Date('2026-12-24T17:00:00Z') });
  expect(await creditsLeft()).toBe(19_800);
});

test('a moment is the one that was chosen, whatever the account’s time zone has become', async () => {
  await panel.db.smsAccount.updateMany({ data: { timeZone: 'America/New_York' } });
  expect(await estimate(CHRISTMAS_EVE)).toMatchObject({ value: { deferredUntil: new Date('2026-12-24T17:00:00Z') } });
  expect(await send(CHRISTMAS_EVE)).toMatchObject({ ok: true });
  expect(await panel.db.message.findFirst()).toMatchObject({ dueAt: new Date('2026-12-24T17:00:00Z') });
});

test('a send to very many is a bulk, accepted as a whole and once', async () => {
  const recipients = Array.from({ length: 150 }, (_, index) => `+336000${String(10_000 + index)}`).join('\n');
  const sent = await send({ recipients, confirmedCredits: 15_000 });
  expect(sent).toMatchObject({ ok: true, value: { messageIds: { count: 150 } } });
  expect(await send({ recipients, confirmedCredits: 15_000 })).toEqual(sent);
  expect(await panel.db.bulkSend.findMany()).toMatchObject([{ messageCount: 150, login: null }]);
  expect(await creditsLeft()).toBe(5_000);
});

test('while nothing is chosen yet, an estimate says what can be said', async () => {
  const nothing = { sender: '', recipients: '', message: '' };
  expect(await estimate(nothing)).toMatchObject({ ok: true, value: { recipients: 0, credits: 0 } });
  expect(await estimate({ ...nothing, recipients: '+33612345678, 12' })).toMatchObject({
    value: { recipients: 1, leftOut: [{ typed: '12', reason: 'too_short' }] },
  });
});

test('keys are forgotten after a week', async () => {
  await send();
  await panel.db.sendKey.updateMany({ data: { createdAt: new Date('2026-11-16T10:00:00Z') } });
  await send({ key: SEND_KEY.replace('0', 'f') });
  expect(await panel.db.sendKey.count()).toBe(1);
});
