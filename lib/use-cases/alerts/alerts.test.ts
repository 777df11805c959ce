import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { createPrices } from '@/lib/domain/pricing/price-list';
import type { Accept } from '@/lib/domain/sending/acceptance';
import { createAcceptQueue } from '@/lib/engine/accept/accept-queue';
import { createMailWork } from '@/lib/engine/alerts/mail-work';
import { createSmsWork } from '@/lib/engine/alerts/sms-work';
import { createLogger } from '@/lib/platform/log/logger';
import { createSmtpTransport } from '@/lib/platform/mail/smtp';
import { writeAlert } from '@/lib/server/alerts/write-alert';
import { type MailReceiver, startMailReceiver } from '@/lib/testing/mail-receiver';
import { seenNow } from '@/lib/testing/seen-now';
import { takeBy } from '@/lib/testing/take-alerts';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestGateway, NOW, query, type TestGateway } from '@/lib/testing/test-gateway';
import { changeQuota } from '../api-users/change-quota';
import { changeLimit } from './change-limit';

const LOGIN = 'user1';
let gateway: TestGateway;
let receiver: MailReceiver;
let account: string;
let owner: PanelUser;

beforeEach(async () => {
  gateway = await createTestGateway();
  const { db, accountId } = gateway;
  account = (await db.smsAccount.findUniqueOrThrow({ where: { id: accountId } })).serviceName;
  const data = { email: 'owner@example.com', name: '', passwordHash: '', createdAt: NOW };
  const user = await db.panelUser.create({ data: { ...data, memberships: { create: { accountId, role: 'owner' } } } });
  owner = { kind: 'panel-user', panelUserId: user.id, email: user.email, clientIp: '' };
  receiver = await startMailReceiver();
});

afterEach(async () => {
  await receiver.close();
  await gateway.closeBalanced();
});

const events = { publish: () => undefined };

const alertDependencies = (now = NOW, nodeId = NODE_ID) => ({
  db: gateway.db,
  events,
  log: createLogger('silent'),
  nodeId,
  now: () => now,
  take: takeBy(gateway.writer, nodeId, now),
  write: writeAlert,
});

const dependencies = () => ({
  db: gateway.db,
  events,
  now: NOW,
  clock: () => NOW,
  makeCall: () => Promise.reject(new Error('not used here')),
  accept: () => null,
  prices: createPrices([]),
  callbackAllowedRanges: [],
  hasMailServer: true,
});

async function limit(threshold: number | null, support: 'mail' | 'sms' | 'both' = 'mail') {
  const seen = await seenNow(gateway.db, account, LOGIN);
  const input = { login: LOGIN, threshold, support, email: 'ops@example.com', number: '33612345678', seen };
  expect(await changeLimit(dependencies(), owner, account, input)).toMatchObject({ ok: true });
}

const sendMails = (now = NOW, sendMail = createSmtpTransport({ url: receiver.url, from: 'chappe@example.com' })) =>
  createMailWork(alertDependencies(now), sendMail).doDue(10);

const alerts = () => gateway.db.alert.findMany({ orderBy: { id: 'asc' } });

test('one alert for each fall: not again below it, armed again when the quota is raised', async () => {
  const quota = async (amount: number) => {
    const seen = await seenNow(gateway.db, account, LOGIN);
    return changeQuota(dependencies(), owner, account, { login: LOGIN, active: true, quota: amount, seen });
  };
  await limit(950);
  await quota(1_000);
  expect(await alerts()).toHaveLength(0);
  await gateway.send(query());
  await gateway.send(query());
  expect(await alerts()).toHaveLength(1);
  await quota(949);
  expect(await alerts()).toHaveLength(1);
  await quota(1_000);
  await gateway.send(query());
  expect(await alerts()).toHaveLength(2);
});

test('fifty parallel sends through the threshold give exactly one', async () => {
  await limit(18_000);
  await Promise.all(Array.from({ length: 50 }, () => gateway.send(query())));
  expect(await alerts()).toHaveLength(1);
});

test('a threshold that is above the credit already tells at once; switched off it tells nothing', async () => {
  await limit(30_000);
  expect(await alerts()).toHaveLength(1);
  await limit(null);
  await gateway.send(query());
  expect(await alerts()).toHaveLength(1);
});

test('switched off and on again, a limit still knows its threshold and whom to tell', async () => {
  await limit(15_000, 'both');
  const seen = await seenNow(gateway.db, account, LOGIN);
  const off = { login: LOGIN, threshold: null, support: 'mail', email: '', number: '', seen } as const;
  expect(await changeLimit(dependencies(), owner, account, off)).toMatchObject({ ok: true });
  expect(await seenNow(gateway.db, account, LOGIN)).toMatchObject({
    alertThreshold: null,
    alertLastThreshold: 15_000,
    alertSupport: 'both',
    alertEmail: 'ops@example.com',
    alertNumber: '33612345678',
  });
  const entry = await gateway.db.auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } });
  expect([entry.before, entry.after]).toEqual(['{"alertThreshold":15000}', '{"alertThreshold":null}']);
});

test('a mail arrives through a real SMTP server, with the facts filled in', async () => {
  await limit(30_000);
  expect(await sendMails()).toBe(1);
  expect(receiver.mails).toHaveLength(1);
  expect(receiver.mails[0]).toContain('To: ops@example.com');
  expect(receiver.mails[0]).toContain('From: chappe@example.com');
  expect(receiver.mails[0]).toContain('Subject: SMS credit of user1 is low');
  expect(receiver.mails[0]).toContain('The API user user1 has 200 credits left, which is below its limit of 300.');
  expect(await alerts()).toMatchObject([{ status: 'sent', attempts: 1 }]);
  expect(await sendMails()).toBe(0);
});

test('a mail server that refuses is tried again later, and the send was not delayed', async () => {
  receiver.setRefusing(true);
  await limit(30_000);
  await sendMails();
  expect(await alerts()).toMatchObject([
    { status: 'pending', attempts: 1, lastError: expect.stringContaining('mailbox full') },
  ]);
  expect(await sendMails()).toBe(0);
  receiver.setRefusing(false);
  await sendMails(new Date(NOW.getTime() + 10_000));
  expect(receiver.mails).toHaveLength(1);
});

test('without a mail server a mail is kept for the panel to show', async () => {
  await limit(30_000);
  await createMailWork(alertDependencies(), null).doDue(10);
  expect(await alerts()).toMatchObject([{ status: 'kept' }]);
});

/** Sends what is due by SMS as this node; `meanwhile` happens between its claim and its acceptance. */
function sendSms(nodeId = NODE_ID, meanwhile: () => Promise<unknown> = async () => undefined) {
  const accepting = createAcceptQueue({
    writer: gateway.writer,
    listener: { publish: () => undefined, batchCommitted: () => undefined },
    onAccepted: () => undefined,
    now: () => NOW,
  });
  const accept: Accept = async (request) => {
    await meanwhile();
    return accepting.submit(request);
  };
  return createSmsWork(alertDependencies(NOW, nodeId), accept, createPrices([])).doDue(10);
}

test('an alert by SMS goes the way of every SMS and is debited as an alert, once', async () => {
  await limit(30_000, 'both');
  expect(await sendSms()).toBe(1);
  expect(await sendSms()).toBe(0);
  expect(await gateway.db.message.findFirstOrThrow()).toMatchObject({
    recipient: '33612345678',
    sender: 'TEST',
    text: 'user1: 200 credits left, limit 300',
    apiUserId: null,
  });
  expect(await gateway.db.creditMovement.findMany({ where: { kind: 'alert' } })).toMatchObject([{ amount: -100n }]);
  expect(await alerts()).toMatchObject([
    { channel: 'mail', status: 'pending' },
    { channel: 'sms', status: 'sent' },
  ]);
});

test('of an alert that another node took over while it was being accepted, nothing is sent or debited', async () => {
  const other = NODE_ID + 1;
  await limit(30_000, 'sms');
  const free = () => gateway.db.alert.updateMany({ data: { leasedBy: null } });
  expect(await sendSms(NODE_ID, () => gateway.db.alert.updateMany({ data: { leasedBy: other } }))).toBe(1);
  expect(await gateway.db.message.count()).toBe(0);
  expect(await alerts()).toMatchObject([{ status: 'pending', leasedBy: other, attempts: 0, lastError: '' }]);
  await free();
  const sendByOther = async () => {
    await free();
    expect(await sendSms(other)).toBe(1);
  };
  expect(await sendSms(NODE_ID, sendByOther)).toBe(1);
  expect(await gateway.db.message.count()).toBe(1);
  expect(await gateway.db.creditMovement.count({ where: { kind: 'alert' } })).toBe(1);
  expect(await alerts()).toMatchObject([{ status: 'sent', leasedBy: null, attempts: 1 }]);
});
