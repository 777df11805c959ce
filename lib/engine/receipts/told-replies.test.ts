/** What a customer's URLs are told of what people send back. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endStaleWaits } from '@/lib/db/outbox/end-stale-waits';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { recordIncoming } from './record-incoming';

const MINUTE = 60_000;
const NUMBER = '33612345678';

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

const part = (changes: Partial<IncomingSegment> = {}): IncomingSegment => ({
  ...{ carrier: 'one', rawId: null, msisdn: NUMBER, recipient: 'TEST', text: 'Yes', place: null },
  ...changes,
});
const at = (afterMs: number) => new Date(NOW.getTime() + afterMs);
const hear = (parts: readonly IncomingSegment[], afterMs = 0, takerFor: () => number | null = () => null) =>
  delivery.writer.commit((tx) => recordIncoming(tx, parts, { now: at(afterMs), takerFor }));
const ofAccount = (data: object) => delivery.db.smsAccount.update({ where: { id: delivery.accountId }, data });
const ofUser = (data: object) => delivery.db.apiUser.update({ where: { id: delivery.apiUserId }, data });
const owed = () => delivery.db.callbackDelivery.findMany({ orderBy: { id: 'asc' } });
const told = async () => (await delivery.told()).map((pairs) => Object.fromEntries(pairs));
const ACCOUNT_URL = { replyAction: 'url', replyUrl: 'https://account.example/reply' };
const USER_URL = 'https://user.example/reply?key=1#here';
const segments = ['Se', 'e y', 'ou'].map((text, index) =>
  part({ text, rawId: `s${index}`, place: { reference: 7, segment: index + 1, segmentCount: 3 } }),
);
const some = (...numbers: readonly number[]) => segments.filter((_, index) => numbers.includes(index + 1));

test('a reply is told to the URL of the API user whose message it answers, else to the account’s', async () => {
  await ofAccount(ACCOUNT_URL);
  const id = await delivery.sendTo(`+${NUMBER}`, { tag: 'order-7' });
  await hear([part({ text: 'Yes, à 8 h' })]);
  await ofUser({ replyUrl: USER_URL });
  await hear([part({ text: 'No' })]);
  const calls = await owed();
  expect(calls.map(({ kind, url, status, messageId }) => ({ kind, url, status, messageId }))).toEqual([
    { kind: 'incoming', url: ACCOUNT_URL.replyUrl, status: 'pending', messageId: id },
    { kind: 'incoming', url: USER_URL, status: 'pending', messageId: id },
  ]);
  const reply = {
    ...{ event: 'incoming', sender: `+${NUMBER}`, receiver: 'TEST', date: '2026-11-24 11:00:00' },
    ...{ smsId: String(id), tag: 'order-7', stop: '0', segments: '1', received: '1' },
  };
  const [first, second] = await delivery.db.incomingMessage.findMany({ orderBy: { id: 'asc' } });
  expect(await told()).toEqual([
    { ...reply, id: String(first?.id), message: 'Yes, à 8 h' },
    { key: '1', ...reply, id: String(second?.id), message: 'No' },
  ]);
});

test('without a URL for replies, or while the account’s is not to be called, nothing is owed; statuses’ URLs hear none', async () => {
  await ofAccount({ ...ACCOUNT_URL, replyAction: 'none', callbackUrl: 'https://account.example/status' });
  await ofUser({ callbackUrl: 'https://user.example/status' });
  await delivery.sendTo(`+${NUMBER}`);
  await hear([part(), part({ text: 'STOP' })]);
  expect(await owed()).toEqual([]);
});

test('a reply that comes whole may be called at once; what comes again is told no second time', async () => {
  await ofUser({ replyUrl: USER_URL });
  await delivery.sendTo(`+${NUMBER}`);
  const { callbacks, callbacksWait } = await hear([part({ rawId: 'A1' }), part({ rawId: 'a1' })], 0, () => NODE_ID);
  expect(callbacks).toMatchObject([{ kind: 'incoming', receiver: expect.stringContaining('user.example') }]);
  expect(callbacks[0]?.url).toMatch(/^https:\/\/user\.example\/reply\?key=1&event=incoming&.*message=Yes.*#here$/);
  expect(callbacksWait).toBe(false);
  expect(await owed()).toHaveLength(1);
});

test('segments are told together once the last has come, and until then wait for it', async () => {
  await ofUser({ replyUrl: USER_URL });
  await delivery.sendTo(`+${NUMBER}`);
  const begun = await hear(some(2), 0, () => NODE_ID);
  expect(begun).toMatchObject({ callbacks: [], callbacksWait: true });
  expect(await owed()).toMatchObject([{ nextAttemptAt: at(10 * MINUTE), leasedBy: null }]);
  await hear(some(3), 4 * MINUTE);
  expect(await owed()).toMatchObject([{ nextAttemptAt: at(10 * MINUTE) }]);
  // A start, or a clock that is set back, does not end this wait.
  await delivery.writer.commit((tx) => endStaleWaits(tx, at(5 * MINUTE)));
  expect(await hear(some(1), 6 * MINUTE)).toMatchObject({ callbacksWait: true });
  // Logs find a time by ids, which go up with it: what waited is no younger for it.
  expect(await owed()).toMatchObject([{ createdAt: NOW, nextAttemptAt: at(6 * MINUTE) }]);
  expect(await told()).toMatchObject([{ message: 'See you', segments: '3', received: '3' }]);
  await delivery.writer.commit((tx) => endStaleWaits(tx, NOW));
  expect(await owed()).toMatchObject([{ nextAttemptAt: NOW }]);
});

test('what was told in part, or is being told, is told whole once the rest has come, under the same id', async () => {
  await ofUser({ replyUrl: USER_URL });
  await delivery.sendTo(`+${NUMBER}`);
  await hear(some(1));
  await delivery.db.callbackDelivery.updateMany({ data: { leasedBy: NODE_ID } });
  await hear(some(2), 11 * MINUTE);
  await delivery.db.callbackDelivery.updateMany({ data: { status: 'delivered', attempts: 1, leasedBy: null } });
  await hear(some(3), 12 * MINUTE);
  const calls = await told();
  expect(calls.map(({ message, received }) => [message, received])).toEqual([
    ['Se', '1'],
    ['See y', '2'],
    ['See you', '3'],
  ]);
  expect(new Set(calls.map(({ id }) => id)).size).toBe(1);
});

test('the URL for STOP is told once, when the number comes onto the blacklist, besides the reply itself', async () => {
  await ofAccount({ stopUrl: 'https://account.example/stop' });
  const id = await delivery.sendTo(`+${NUMBER}`);
  await hear([part({ text: 'STOP' })]);
  await hear([part({ text: 'stop' })]);
  expect(await owed()).toMatchObject([{ kind: 'stop', url: 'https://account.example/stop', messageId: id }]);
  await delivery.sendTo('+33612345679');
  await ofAccount(ACCOUNT_URL);
  await ofUser({ stopUrl: 'https://user.example/stop' });
  await hear([part({ msisdn: '33612345679', text: 'ARRET' })]);
  expect((await told()).map(({ event, sender, stop }) => [event, sender, stop])).toEqual([
    ['stop', `+${NUMBER}`, '1'],
    ['incoming', '+33612345679', '1'],
    ['stop', '+33612345679', '1'],
  ]);
  expect((await owed()).at(-1)).toMatchObject({ url: 'https://user.example/stop' });
});

test('a reply, and what is owed for it, are kept together or not at all', async () => {
  await ofUser({ replyUrl: USER_URL, stopUrl: USER_URL });
  await delivery.sendTo(`+${NUMBER}`);
  const died = delivery.writer.commit(async (tx) => {
    await recordIncoming(tx, [part({ rawId: 'A1', text: 'STOP' })], { now: NOW, takerFor: () => null });
    throw new Error('died');
  });
  await expect(died).rejects.toThrow('died');
  const kept = async () => [
    await delivery.db.incomingMessage.count(),
    await delivery.db.blacklistEntry.count(),
    (await owed()).length,
  ];
  expect(await kept()).toEqual([0, 0, 0]);
  await hear([part({ rawId: 'A1', text: 'STOP' })]);
  expect(await kept()).toEqual([1, 1, 2]);
});

test('half a character, as a carrier may cut a text, does not keep a reply from being told', async () => {
  await ofUser({ replyUrl: USER_URL });
  await delivery.sendTo(`+${NUMBER}`);
  await hear([part({ text: 'Yes \ud83d' })]);
  expect(await told()).toMatchObject([{ message: expect.stringMatching(/^Yes \uFFFD/) }]);
});
