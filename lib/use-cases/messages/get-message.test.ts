import { afterEach, beforeEach, expect, test } from 'vitest';
import { isDoubt } from '@/lib/domain/delivery/doubt';
import { messageListQuery } from '@/lib/schemas/message';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { findMessages } from './find-messages';
import { getMessage } from './get-message';

const OURS = 10;
const OTHER = 11;
const login = 'script';
let panel: TestPanel;

const ask = (id: number) => getMessage(panel.dependencies, panel.actors.viewer, panel.account, { id });

async function read(id: number) {
  const found = await ask(id);
  return found.ok ? found.value : expect.unreachable(`message ${id} is ours`);
}

const at = (seconds: number) => new Date(panel.dependencies.now.getTime() + seconds * 1_000);

beforeEach(async () => {
  panel = await createTestPanel();
  const { db } = panel;
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.account } });
  const user = await db.apiUser.create({ data: { accountId, login, passwordHash: '', createdAt: at(0) } });
  const sent = { accountId, apiUserId: user.id, login, sender: 'TEST', recipient: '33612345678', text: 'Hello' };
  const long = { encoding: 'gsm7', segmentCount: 2, credits: 200, state: 'failed', ptt: 5, dlrId: 2 };
  for (const id of [OURS, OTHER])
    await db.message.create({
      data: { id, ...sent, ...long, createdAt: at(0), dueAt: at(60), updatedAt: at(90), tag: 'a', carrier: 'smpp' },
    });
  const events = [
    { at: at(0), state: 'scheduled', ptt: 0, dlrId: 0 },
    {
      at: at(61),
      state: 'accepted',
      ptt: 6,
      dlrId: 0,
      segment: 1,
      reason: 'no_answer',
      applied: false,
    },
    { at: at(70), state: 'submitted', ptt: 3, dlrId: 4, segment: 1 },
    { at: at(90), state: 'failed', ptt: 5, dlrId: 2, segment: 2 },
    { at: at(95), state: 'accepted', ptt: 0, dlrId: 0, applied: false },
  ];
  for (const event of events) await db.messageEvent.create({ data: { messageId: OURS, ...event } });
  await db.messageEvent.create({ data: { messageId: OTHER, at: at(0), state: 'accepted', ptt: 0, dlrId: 0 } });
  const taken = { messageId: OURS, carrier: 'smpp', at: at(70) };
  await db.submittedSegment.create({ data: { ...taken, segment: 2, state: 'failed', ptt: 5, rawId: null } });
  await db.submittedSegment.create({ data: { ...taken, segment: 1, state: 'submitted', ptt: 3, rawId: '0A1' } });
  const moved = { accountId, login, actor: `api:${login}`, createdAt: at(0) };
  await db.creditMovement.create({
    data: { ...moved, messageId: OURS, kind: 'debit', amount: -200n, balanceAfter: 0n },
  });
  await db.creditMovement.create({
    data: { ...moved, messageId: OTHER, kind: 'debit', amount: -1n, balanceAfter: 0n },
  });
  const call = { accountId, apiUserId: user.id, url: 'http://a.example/', receiver: 'a.example' };
  const answered = { lastAt: at(91), lastDurationMs: 5, lastHttpStatus: 503 };
  const owed = { ...call, createdAt: at(90), nextAttemptAt: at(96) };
  await db.callbackDelivery.create({ data: { ...owed, messageId: OURS, ...answered } });
  await db.callbackDelivery.create({ data: { ...owed, messageId: OTHER } });
});

afterEach(() => panel.close());

test('a message is told with its events and segments in their order, its callbacks, and what it cost; with nobody else’s', async () => {
  const { message, movements, callbacks } = await read(OURS);
  expect(message).toMatchObject({ id: OURS, text: 'Hello', tag: 'a', carrier: 'smpp', login, hasApiUser: true });
  expect(message.settledAt).toEqual(at(90));
  expect(message.events.map(({ state, segment, reason }) => [state, segment, reason])).toEqual([
    ['scheduled', null, null],
    ['accepted', 1, 'no_answer'],
    ['submitted', 1, null],
    ['failed', 2, null],
    ['accepted', null, null],
  ]);
  expect(message.segments.map(({ segment, rawId, state }) => [segment, rawId, state])).toEqual([
    [1, '0A1', 'submitted'],
    [2, null, 'failed'],
  ]);
  expect(movements).toMatchObject([{ kind: 'debit', amount: -200, messageId: OURS }]);
  expect(callbacks).toMatchObject([{ messageId: OURS, login, history: [{ httpStatus: 503 }] }]);
});

test('what its recipient has sent back is told, the newest first, with nobody else’s', async () => {
  const { accountId } = await panel.db.message.findUniqueOrThrow({ where: { id: OURS } });
  const reply = {
    accountId,
    carrier: 'smpp',
    msisdn: '33612345678',
    recipient: 'TEST',
    segmentCount: 1,
    receivedCount: 1,
  };
  for (const [messageId, text] of [
    [OURS, 'Yes'],
    [OTHER, 'No'],
    [OURS, 'STOP'],
  ] as const) {
    await panel.db.incomingMessage.create({
      data: { ...reply, messageId, text, isStop: text === 'STOP', createdAt: at(99) },
    });
  }
  await panel.db.incomingMessage.create({
    data: { ...reply, accountId: accountId + 1, messageId: OURS, text: 'Hm', isStop: false, createdAt: at(99) },
  });
  const { replies } = await read(OURS);
  expect(replies.map(({ text, sender, isStop }) => [text, sender, isStop])).toEqual([
    ['STOP', 'TEST', true],
    ['Yes', 'TEST', false],
  ]);
});

test('of its events those are in doubt that say so: a receipt that came late is not', async () => {
  const { message } = await read(OURS);
  expect(message.events.map(isDoubt)).toEqual([false, true, false, false, false]);
});

test('what a receipt repeats of the message is not told, although it was kept once', async () => {
  await panel.db.messageEvent.updateMany({
    where: { messageId: OURS },
    data: { carrierText: 'stat:UNDELIV text:Hello' },
  });
  const { message } = await read(OURS);
  expect(new Set(message.events.map(({ carrierText }) => carrierText))).toEqual(new Set(['stat:UNDELIV text:…']));
});

test('of very many events the newest are told, still in their order', async () => {
  const repeated = Array.from({ length: 300 }, (_, index) => ({
    ...{ messageId: OTHER, at: at(100 + index), state: 'buffered', ptt: 25, dlrId: 8 },
  }));
  await panel.db.messageEvent.createMany({ data: repeated });
  const { message } = await read(OTHER);
  expect(message.events).toHaveLength(200);
  expect([message.events[0]?.at, message.events.at(-1)?.at]).toEqual([at(200), at(399)]);
});

test('a message is not found by who is no member, on an account that is not its own, nor when it is gone', async () => {
  const { dependencies, actors, account, strangersAccount } = panel;
  const gone = { ok: false, error: 'not_found' };
  expect(await getMessage(dependencies, actors.stranger, account, { id: OURS })).toEqual(gone);
  expect(await getMessage(dependencies, actors.stranger, strangersAccount, { id: OURS })).toEqual(gone);
  expect(await ask(999)).toEqual(gone);
  expect((await ask(OURS)).ok).toBe(true);
  await panel.db.message.delete({ where: { id: OURS } });
  expect(await ask(OURS)).toEqual(gone);
});

test('whether its number is on this account’s blacklist is told as it is now', async () => {
  const { accountId } = await panel.db.message.findUniqueOrThrow({ where: { id: OURS } });
  const entry = { msisdn: '33612345678', addedBy: 'user:owner@example.com', createdAt: at(100) };
  await panel.db.blacklistEntry.create({ data: { ...entry, accountId: accountId + 1 } });
  expect(await read(OURS)).toMatchObject({ isRecipientBlacklisted: false, message: { isBlacklisted: false } });
  await panel.db.blacklistEntry.create({ data: { ...entry, accountId } });
  expect(await read(OURS)).toMatchObject({ isRecipientBlacklisted: true, message: { isBlacklisted: false } });
  await panel.db.blacklistEntry.deleteMany({ where: { accountId } });
  expect((await read(OURS)).isRecipientBlacklisted).toBe(false);
});

test('one that expired because no carrier took it says so, in the list too, and none that a carrier had', async () => {
  const { db, dependencies, actors, account } = panel;
  const isTooOld = async () => {
    const listed = await findMessages(dependencies, actors.viewer, account, messageListQuery.parse({}));
    const rows = listed.ok ? listed.value.rows : expect.unreachable('a viewer may read');
    const told = await Promise.all([OURS, OTHER].map(async (id) => (await read(id)).message.isTooOld));
    expect(rows.map((row) => [row.id, 'isTooOld' in row && row.isTooOld])).toEqual([
      [OTHER, told[1]],
      [OURS, told[0]],
    ]);
    return told;
  };
  expect(await isTooOld()).toEqual([false, false]);
  for (const id of [OURS, OTHER]) {
    await db.message.update({ where: { id }, data: { state: 'error', ptt: 8, dlrId: 16 } });
    const event = { at: at(100), state: 'error', ptt: 8, dlrId: 16, reason: 'too_old' };
    await db.messageEvent.create({ data: { messageId: id, ...event } });
  }
  expect(await isTooOld()).toEqual([false, true]);
});

test('who sent it is told when they are gone, too', async () => {
  await panel.db.apiUser.deleteMany({ where: { login } });
  expect((await read(OTHER)).message).toMatchObject({ login, hasApiUser: false });
});

test('one that no carrier has answered for says which has it or may have sent it, and that this one is disabled', async () => {
  expect((await read(OURS)).handing).toBeNull();
  const disabledAt = at(95);
  const held = { leasedBy: null, doubts: 1, undecidedSince: at(91), carrier: 'smpp', givenTo: 'smpp' };
  await panel.db.dispatch.create({ data: { messageId: OURS, dueAt: at(96), ...held } });
  expect((await read(OURS)).handing).toEqual({ carrier: 'smpp', how: 'undecided', isDisabled: true });
  const times = { createdAt: at(0), updatedAt: at(0) };
  const smpp = { name: 'smpp', kind: 'smpp', settings: '{}', secrets: '{}', dlrSecret: '', rank: 1, ...times };
  await panel.db.carrier.create({ data: smpp });
  await panel.db.dispatch.update({ where: { messageId: OURS }, data: { undecidedSince: null } });
  expect((await read(OURS)).handing).toEqual({ carrier: 'smpp', how: 'doubt', isDisabled: false });
  await panel.db.carrier.update({ where: { name: 'smpp' }, data: { disabledAt } });
  expect((await read(OURS)).handing).toEqual({ carrier: 'smpp', how: 'doubt', isDisabled: true });
});

test('one that waits while each carrier that is enabled is told of as down says so, as Home does', async () => {
  const { db } = panel;
  await db.message.update({ where: { id: OURS }, data: { state: 'accepted' } });
  await db.dispatch.create({ data: { messageId: OURS, dueAt: at(90) } });
  await db.carrierOutage.create({ data: { carrier: 'simulated', since: at(0), toldAt: at(300) } });
  expect((await read(OURS)).waitsForAny).toBe(true);
  // What only seems to send is given nothing where another one is enabled, which is not down.
  const smpp = { name: 'smpp', kind: 'smpp', settings: '{}', secrets: '{}', dlrSecret: '', rank: 1 };
  await db.carrier.create({ data: { ...smpp, createdAt: at(0), updatedAt: at(0) } });
  expect((await read(OURS)).waitsForAny).toBe(false);
});

test('one that waits because no carrier is enabled says so, and not once one is, or has been given it', async () => {
  await panel.db.message.update({ where: { id: OURS }, data: { state: 'accepted' } });
  await panel.db.dispatch.create({ data: { messageId: OURS, dueAt: at(90) } });
  const waitsForAny = async () => (await read(OURS)).waitsForAny;
  expect(await waitsForAny()).toBe(false);
  await panel.db.carrier.updateMany({ data: { disabledAt: at(0) } });
  expect(await waitsForAny()).toBe(true);
  await panel.db.dispatch.update({ where: { messageId: OURS }, data: { givenTo: 'simulated', doubts: 1 } });
  expect(await waitsForAny()).toBe(false);
});
