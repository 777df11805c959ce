/** The account's own text, sent back to who replies: once, paid by the account, and to nobody who wants none. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import { createTestDelivery, NO_CALLBACKS, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { recordIncoming } from './record-incoming';

const HOUR = 3_600_000;
const NUMBER = '33612345678';
const TEXT = 'Thank you, we call you back';
const { takerFor } = NO_CALLBACKS;

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
  await ofAccount({ replyAction: 'text', replyText: TEXT });
});

afterEach(() => delivery.closeBalanced());

const ofAccount = (data: object) => delivery.db.smsAccount.update({ where: { id: delivery.accountId }, data });
const part = (changes: Partial<IncomingSegment> = {}): IncomingSegment => ({
  ...{ carrier: 'one', rawId: null, msisdn: NUMBER, recipient: 'TEST', text: 'Yes', place: null },
  ...changes,
});
const hear = (changes: Partial<IncomingSegment> = {}, afterMs = 0) =>
  delivery.writer.commit((tx) =>
    recordIncoming(tx, [part(changes)], { now: new Date(NOW.getTime() + afterMs), takerFor }),
  );
const answers = () => delivery.db.message.findMany({ where: { text: TEXT }, orderBy: { id: 'asc' } });
const creditsLeft = async () =>
  Number((await delivery.db.smsAccount.findUniqueOrThrow({ where: { id: delivery.accountId } })).creditsLeft);

test('a reply is answered from the sender that it was sent to, as a message that the account pays', async () => {
  await delivery.db.apiUser.update({ where: { id: delivery.apiUserId }, data: { callbackUrl: 'https://a.example/' } });
  await delivery.sendTo(`+${NUMBER}`);
  const before = await creditsLeft();
  expect((await hear()).answered).toEqual(new Set([delivery.accountId]));
  const [answer] = await answers();
  expect(answer).toMatchObject({ sender: 'TEST', recipient: NUMBER, apiUserId: null, login: null, state: 'accepted' });
  expect(await creditsLeft()).toBe(before - (answer?.credits ?? 0));
  expect(await delivery.db.creditMovement.findMany({ where: { messageId: answer?.id ?? 0 } })).toMatchObject([
    { kind: 'debit', actor: 'system', quotaOfId: null },
  ]);
  expect(await delivery.db.incomingMessage.findMany()).toMatchObject([{ answerId: answer?.id }]);
  await delivery.runUntil(0);
  await delivery.runUntil(2_000);
  expect(await delivery.message(answer?.id ?? 0)).toMatchObject({ state: 'delivered' });
});

test('a number is answered once in 24 hours, so two machines that answer each other come to an end', async () => {
  const id = await delivery.sendTo(`+${NUMBER}`);
  await hear();
  await hear({ text: 'I am a machine' }, HOUR);
  await hear({ text: 'I am a machine' }, 23 * HOUR);
  expect(await answers()).toHaveLength(1);
  await hear({ text: 'Hello again' }, 24 * HOUR);
  expect(await answers()).toHaveLength(2);
  await delivery.sendTo('+33612345679');
  await hear({ msisdn: '33612345679' });
  expect(await answers()).toHaveLength(3);
  // Whoever goes on answers what they were sent, not what was sent back.
  const heard = await delivery.db.incomingMessage.findMany({ where: { msisdn: NUMBER } });
  expect(new Set(heard.map(({ messageId }) => messageId))).toEqual(new Set([id]));
});

test('a reply in segments is answered once it is whole', async () => {
  await delivery.sendTo(`+${NUMBER}`);
  const place = { reference: 7, segment: 1, segmentCount: 2 };
  await hear({ place });
  expect(await answers()).toEqual([]);
  await hear({ place: { ...place, segment: 2 } });
  expect(await answers()).toHaveLength(1);
});

test.each([
  ['to a STOP', () => hear({ text: 'STOP' })],
  [
    'to a number on the blacklist',
    async () => {
      const { accountId } = delivery;
      await delivery.db.blacklistEntry.create({ data: { accountId, msisdn: NUMBER, addedBy: '', createdAt: NOW } });
      await hear();
    },
  ],
  [
    'where the account only keeps replies, or calls a URL',
    async () => {
      await ofAccount({ replyAction: 'none' });
      await hear();
      await ofAccount({ replyAction: 'url' });
      await hear();
    },
  ],
  [
    'from a sender that is not the account’s any more',
    async () => {
      await delivery.db.sender.updateMany({ data: { status: 'disable' } });
      await hear();
    },
  ],
  [
    'from a disabled account',
    async () => {
      await ofAccount({ disabledAt: NOW });
      await hear();
    },
  ],
])('nothing is sent back %s, and the reply is kept', async (_, reply) => {
  await delivery.sendTo(`+${NUMBER}`);
  await reply();
  expect(await answers()).toEqual([]);
  expect(await delivery.db.incomingMessage.count()).toBeGreaterThan(0);
});

test('nothing is sent back to a short number, which a machine may have', async () => {
  await delivery.sendTo(`+${NUMBER}`);
  await delivery.db.message.updateMany({ data: { recipient: '38069' } });
  await hear({ msisdn: '38069' });
  expect(await delivery.db.incomingMessage.count()).toBe(1);
  expect(await answers()).toEqual([]);
});

test('what the account cannot pay is not sent, then or later, and the reply is kept and told', async () => {
  await ofAccount({ replyUrl: 'https://account.example/', stopUrl: 'https://account.example/' });
  await delivery.db.apiUser.update({ where: { id: delivery.apiUserId }, data: { replyUrl: 'https://a.example/' } });
  await delivery.sendTo(`+${NUMBER}`);
  await ofAccount({ replyText: 'x'.repeat(1_000) });
  const price = 700;
  const left = await creditsLeft();
  await delivery.writer.commit(
    (tx) => tx.$executeRaw`UPDATE "SmsAccount" SET "creditsLeft" = ${price - 1} WHERE id = ${delivery.accountId}`,
  );
  expect((await hear()).answered).toEqual(new Set());
  expect(await delivery.db.incomingMessage.findMany()).toMatchObject([{ answerId: null }]);
  expect(await delivery.db.callbackDelivery.count()).toBe(1);
  await ofAccount({ creditsLeft: left });
});
