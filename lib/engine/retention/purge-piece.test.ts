import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Writer } from '@/lib/db/connections/writer';
import { countDeleted, dropMessages } from '@/lib/db/messages/drop-messages';
import { listOwedReceipts } from '@/lib/db/smpp/receipts';
import { INSTANCE_LOG } from '@/lib/domain/authorisation/instance-audited';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { writeNextSlice } from '@/lib/testing/test-slices';

import { createPurge } from './purge-piece';

const MONTH_MS = 31 * 86_400_000;
let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

const later = (months: number) => new Date(NOW.getTime() + months * MONTH_MS);

/** One purge to its end; answers in how many pieces. */
async function purge(now: Date): Promise<number> {
  const next = createPurge();
  let pieces = 0;
  while (await next({ writer: delivery.writer, events: { publish: () => undefined }, now })) pieces += 1;
  return pieces;
}

const left = async () => ({
  messages: await delivery.db.message.count(),
  events: await delivery.db.messageEvent.count(),
  callbacks: await delivery.db.callbackDelivery.count(),
});

/** Submitted, and then the receipts that the carrier owes. */
async function delivered() {
  await delivery.runUntil(3_600_000);
  await delivery.runUntil(7_200_000);
}

async function finishCallbacks() {
  await delivery.db.callbackDelivery.updateMany({ data: { status: 'delivered', nextAttemptAt: null } });
}

test('what is older than the account keeps it goes with its events and callbacks; the ledger stays', async () => {
  await delivery.sendTo('+33612345678');
  await delivered();
  await finishCallbacks();
  const movements = await delivery.db.creditMovement.count();
  await purge(later(11));
  expect((await left()).messages).toBe(1);
  await purge(later(13));
  expect(await left()).toEqual({ messages: 0, events: 0, callbacks: 0 });
  expect(await delivery.db.creditMovement.count()).toBe(movements);
  const account = await delivery.db.smsAccount.findFirstOrThrow();
  expect([account.purgedMessages, account.purgedBefore !== null]).toEqual([1, true]);
});

test('the segments of a long message go with it', async () => {
  await delivery.sendTo('+33612345678', { message: 'x'.repeat(400), noStop: '1' });
  await delivered();
  await finishCallbacks();
  expect(await delivery.db.submittedSegment.count()).toBe(3);
  await purge(later(13));
  expect([(await left()).messages, await delivery.db.submittedSegment.count()]).toEqual([0, 0]);
});

test('an account’s own number of months holds', async () => {
  await delivery.sendTo('+33612345678');
  await delivered();
  await finishCallbacks();
  await delivery.db.smsAccount.updateMany({ data: { retentionMonths: 1 } });
  await purge(later(2));
  expect((await left()).messages).toBe(0);
});

test('what is still under way stays however old, and what comes after it goes all the same', async () => {
  const waiting = await delivery.sendTo('+33612345678');
  await delivery.sendTo('+33612345679');
  await delivered();
  await finishCallbacks();
  const { db } = delivery;
  await db.message.update({ where: { id: waiting }, data: { state: 'buffered', updatedAt: later(13) } });
  await purge(later(13));
  expect((await db.message.findMany()).map(({ id }) => id)).toEqual([waiting]);
  // A carrier that says nothing more of it keeps it no longer.
  await db.message.update({ where: { id: waiting }, data: { updatedAt: later(0) } });
  await purge(later(13));
  expect(await db.message.count()).toBe(0);
});

test('a callback that is still owed keeps its message', async () => {
  const id = await delivery.sendTo('+33612345678');
  await delivered();
  await finishCallbacks();
  const accountId = (await delivery.db.smsAccount.findFirstOrThrow()).id;
  await delivery.db.callbackDelivery.create({
    data: { accountId, messageId: id, url: 'http://a.example/', receiver: 'a.example', createdAt: NOW },
  });
  await purge(later(13));
  expect((await left()).messages).toBe(1);
});

test('very many go in pieces, those of a bulk send too', async () => {
  const to = Array.from({ length: 150 }, (_, index) => `+336${String(10_000_000 + index)}`).join(',');
  await delivery.sendTo(to);
  while (await writeNextSlice({ writer: delivery.writer, now: NOW }));
  await delivered();
  await finishCallbacks();
  expect((await left()).messages).toBe(150);
  expect(await purge(later(13))).toBeGreaterThanOrEqual(2);
  expect(await left()).toEqual({ messages: 0, events: 0, callbacks: 0 });
  expect([await delivery.db.bulkSend.count(), await delivery.db.bulkTally.count()]).toEqual([0, 0]);
});

test('a bulk send of which somebody has deleted every message goes by its own age', async () => {
  const to = Array.from({ length: 150 }, (_, index) => `+336${String(10_000_000 + index)}`).join(',');
  await delivery.sendTo(to);
  while (await writeNextSlice({ writer: delivery.writer, now: NOW }));
  await delivered();
  await finishCallbacks();
  const { id, accountId } = await delivery.db.bulkSend.findFirstOrThrow();
  const ids = (await delivery.db.message.findMany({ where: { accountId } })).map((message) => message.id);
  await delivery.writer.commit(async (tx) => {
    for (const messageId of ids) await countDeleted(tx, messageId);
    await dropMessages(tx, accountId, ids);
  });
  await purge(later(11));
  expect(await delivery.db.bulkSend.count({ where: { id } })).toBe(1);
  await purge(later(13));
  expect([await delivery.db.bulkSend.count(), await delivery.db.bulkTally.count()]).toEqual([0, 0]);
});

test('alerts and the audit log go by their own age', async () => {
  const accountId = (await delivery.db.smsAccount.findFirstOrThrow()).id;
  const entry = { accountId, actor: 'system', clientIp: '', action: 'x', subject: '', before: '{}', after: '{}' };
  await delivery.db.auditEntry.createMany({
    data: [
      { ...entry, at: NOW },
      { ...entry, at: later(12) },
    ],
  });
  const alert = { accountId, login: 'x', channel: 'mail', recipient: 'x', body: '', status: 'sent' };
  await delivery.db.alert.create({ data: { ...alert, nextAttemptAt: NOW, createdAt: NOW } });
  await purge(later(13));
  expect((await delivery.db.auditEntry.findMany({ orderBy: { id: 'asc' } })).map(({ at }) => at)).toEqual([later(12)]);
  expect(await delivery.db.alert.count()).toBe(0);
});

test('who keeps them longer while a purge is under way keeps what is still there', async () => {
  const recipients = Array.from({ length: 150 }, (_, index) => `+336${String(10_000_000 + index)}`);
  await delivery.sendTo(recipients.join(','));
  while (await writeNextSlice({ writer: delivery.writer, now: NOW }));
  await delivered();
  await finishCallbacks();
  const next = createPurge();
  const piece = () => next({ writer: delivery.writer, events: { publish: () => undefined }, now: later(13) });
  await piece();
  expect((await left()).messages).toBe(50);
  await delivery.db.smsAccount.updateMany({ data: { retentionMonths: 24 } });
  while (await piece());
  expect((await left()).messages).toBe(50);
});

test('a log goes on being purged behind what is still owed', async () => {
  const accountId = (await delivery.db.smsAccount.findFirstOrThrow()).id;
  const alert = {
    accountId,
    login: 'x',
    channel: 'mail',
    recipient: 'x',
    body: '',
    nextAttemptAt: NOW,
    createdAt: NOW,
  };
  const of = (status: string, count: number) => Array.from({ length: count }, () => ({ ...alert, status }));
  await delivery.db.alert.createMany({ data: [...of('pending', 100), ...of('sent', 150)] });
  await purge(later(13));
  expect(await delivery.db.alert.groupBy({ by: ['status'], _count: true })).toEqual([
    { status: 'pending', _count: 100 },
  ]);
});

test('an account whose purge fails holds up no other', async () => {
  let commits = 0;
  const failing: Writer = {
    ...delivery.writer,
    // The first tells the accounts, the second is the first account's piece.
    commit: (work, urgency) => {
      commits += 1;
      return commits === 2 ? Promise.reject(new Error('a broken row')) : delivery.writer.commit(work, urgency);
    },
  };
  await delivery.db.smsAccount.create({ data: { serviceName: 'sms-other-1', createdAt: NOW } });
  const entry = { accountId: 2, actor: 'system', clientIp: '', action: 'x', subject: '', before: '{}', after: '{}' };
  const other = await delivery.db.smsAccount.findFirstOrThrow({ where: { serviceName: 'sms-other-1' } });
  await delivery.db.auditEntry.create({ data: { ...entry, accountId: other.id, at: NOW } });
  const next = createPurge();
  const piece = () => next({ writer: failing, events: { publish: () => undefined }, now: later(13) });
  await expect(piece()).rejects.toThrow('a broken row');
  while (await piece());
  expect(await delivery.db.auditEntry.count()).toBe(0);
});

test('refused requests go with age, those of logins that do not exist too', async () => {
  const { id: accountId } = await delivery.db.smsAccount.findFirstOrThrow();
  const refusal = { accountId, at: NOW, refusal: 'authentication_failed', clientIp: '192.0.2.1' };
  await delivery.db.refusedRequest.createMany({
    data: [
      { ...refusal, apiUserId: delivery.apiUserId, login: 'user1' },
      { ...refusal, apiUserId: 0, login: 'usr1' },
      { ...refusal, apiUserId: 0, login: 'usr1', at: later(6) },
    ],
  });
  await purge(later(11));
  expect(await delivery.db.refusedRequest.count()).toBe(3);
  await purge(later(13));
  expect(await delivery.db.refusedRequest.findMany()).toMatchObject([{ at: later(6) }]);
});

test('receipts by SMPP that are told no more go in pieces, and others stay', async () => {
  const address = { ton: 1, npi: 1, address: '33612345678' };
  const addresses = JSON.stringify({ source: address, destination: address });
  const receipt = { apiUserId: 1, addresses, state: 'DELIVRD', ptt: 0, submittedAt: NOW, doneAt: NOW };
  const of = (count: number, createdAt: Date) =>
    Array.from({ length: count }, (_, index) => ({ ...receipt, submissionId: index, createdAt }));
  const day = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
  await delivery.db.smppReceipt.createMany({ data: [...of(2_500, day(0)), ...of(2, day(2))] });
  expect(await listOwedReceipts(delivery.db, { apiUserId: 1, now: day(8), most: 10, nodeId: 1 })).toHaveLength(2);
  expect(await purge(day(8))).toBeGreaterThanOrEqual(3);
  expect((await delivery.db.smppReceipt.findMany()).map(({ createdAt }) => createdAt)).toEqual([day(2), day(2)]);
});

test('the instance’s audit log is kept for as long as an account’s is at first', async () => {
  const entry = { accountId: INSTANCE_LOG, actor: 'system', clientIp: '', action: 'carrier.add', subject: 'ovh' };
  await delivery.db.auditEntry.create({ data: { ...entry, at: NOW, before: '{}', after: '{}' } });
  await purge(later(11));
  expect(await delivery.db.auditEntry.count({ where: { accountId: INSTANCE_LOG } })).toBe(1);
  await purge(later(13));
  expect(await delivery.db.auditEntry.count({ where: { accountId: INSTANCE_LOG } })).toBe(0);
});
