/** What programs send by the API: to whom, paid by whom, once, and taken back. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { countUnwritten } from '@/lib/db/accounts/traffic';
import { MOST_AT_ONCE } from '@/lib/domain/sending/bulk';
import { scheduledListQuery } from '@/lib/schemas/scheduled';
import { plainApiUser } from '@/lib/testing/test-panel';
import { createTestRest } from '@/lib/testing/test-rest';
import { addApiUser } from '@/lib/use-cases/api-users/add-api-user';
import { deleteApiUser } from '@/lib/use-cases/api-users/delete-api-user';
import { cancelScheduled } from '@/lib/use-cases/messages/cancel-scheduled';
import { findScheduled } from '@/lib/use-cases/messages/find-scheduled';
import { getSentBulk } from '@/lib/use-cases/messages/get-sent-bulk';
import { rescheduleScheduled } from '@/lib/use-cases/messages/reschedule-scheduled';
import { addSender } from '@/lib/use-cases/senders/add-sender';
import { reportUser } from '../models/sending';

const S = '/sms/sms-ours-1';
const JOB = { message: 'Hello', receivers: ['+33612345678'], sender: 'Shop', noStopClause: true };

let rest: Awaited<ReturnType<typeof createTestRest>>;

beforeEach(async () => {
  rest = await createTestRest();
  const { dependencies, actors, account } = rest;
  await addSender(dependencies, actors.owner, account, { sender: 'Shop', description: '' });
});

afterEach(() => rest.closeBalanced());

const post = async (body: object, given: object = {}, path = `${S}/jobs`) => rest.ask('POST', path, { body, ...given });

const answered = async (outcome: ReturnType<typeof post>) => {
  const answer = await outcome;
  return answer.ok ? answer.value.json : expect.unreachable(JSON.stringify(answer.error));
};

test('one recipient gets one id, and the report says what it cost', async () => {
  const report = await answered(post({ ...JOB, tag: 'spring' }));
  expect(report).toEqual({
    creditsLeft: 199,
    ids: [expect.any(Number)],
    invalidReceivers: [],
    tag: 'spring',
    totalCreditsRemoved: 1,
    validReceivers: ['+33612345678'],
  });
  const message = await rest.db.message.findFirstOrThrow();
  expect(message).toMatchObject({
    sender: 'Shop',
    recipient: '33612345678',
    text: 'Hello',
    tag: 'spring',
    smsClass: 1,
    sentBy: 'key:owner@example.com#7 A program',
  });
  const movement = await rest.db.creditMovement.findFirstOrThrow({ where: { messageId: message.id } });
  expect(movement).toMatchObject({ actor: 'key:owner@example.com#7 A program', kind: 'debit' });
});

test('what is no number is told, what is named twice counts once, and the documented sample is taken', async () => {
  const sample = {
    ...{ charset: 'UTF-8', class: 'phoneDisplay', coding: '7bit', priority: 'high', validityPeriod: 2880 },
    ...{ differedPeriod: 0, tag: null, senderForResponse: false },
  };
  const receivers = ['0033612345678', '+33612345678', '0612345678', 'nobody', '+447911123456'];
  expect(await answered(post({ ...JOB, ...sample, receivers }))).toMatchObject({
    ids: [expect.any(Number), expect.any(Number)],
    invalidReceivers: ['0612345678', 'nobody'],
    validReceivers: ['+33612345678', '+447911123456'],
  });
});

test('to nobody is answered, and costs nothing', async () => {
  expect(await answered(post({ ...JOB, receivers: ['nobody'] }))).toEqual({
    ...{ creditsLeft: 200, ids: [], invalidReceivers: ['nobody'], tag: null },
    ...{ totalCreditsRemoved: 0, validReceivers: [] },
  });
});

test('under one name something is sent once, and something else is refused', async () => {
  const first = await answered(post(JOB, { key: 'order 17' }));
  const again = await answered(post(JOB, { key: 'order 17' }));
  expect(again).toEqual(first);
  expect(await rest.db.message.count()).toBe(1);
  expect(await post({ ...JOB, message: 'Other' }, { key: 'order 17' })).toMatchObject({
    error: { code: 'send_key_taken' },
  });
  await answered(post(JOB, { key: 'order 18' }));
  await answered(post(JOB));
  expect(await rest.db.message.count()).toBe(3);
});

test('a name holds for seven days, after which the same is another send', async () => {
  await answered(post(JOB, { key: 'order 17' }));
  for (const [days, sent] of [
    [6, 1],
    [8, 2],
  ] as const) {
    const createdAt = new Date(rest.dependencies.now.getTime() - days * 86_400_000);
    await rest.db.sendKey.updateMany({ data: { createdAt } });
    await answered(post(JOB, { key: 'order 17' }));
    expect(await rest.db.message.count()).toBe(sent);
  }
});

test.each([
  ['without a message', { ...JOB, message: undefined }, { code: 'missing_parameter', about: 'message' }],
  ['with an empty one', { ...JOB, message: ' ' }, { code: 'invalid_parameter' }],
  ['without recipients', { ...JOB, receivers: undefined }, { code: 'missing_parameter', about: 'receivers' }],
  ['without a sender', { ...JOB, sender: null }, { code: 'sender_missing' }],
  ['from an unknown sender', { ...JOB, sender: 'Nobody' }, { code: 'invalid_parameter' }],
  ['with a list by its address', { ...JOB, receiversDocumentUrl: 'https://x.example' }, { code: 'not_here' }],
  ['with a list by its slot', { ...JOB, receiversSlotId: '1' }, { code: 'not_here' }],
  ['with a long tag', { ...JOB, tag: 'x'.repeat(21) }, { code: 'invalid_parameter' }],
  ['that is too long', { ...JOB, message: 'x'.repeat(39_016) }, { code: 'invalid_parameter' }],
  ['with what nobody knows', { ...JOB, colour: 'red' }, { code: 'unknown_parameters', about: 'colour' }],
  ['with a class of its own', { ...JOB, class: 'loud' }, { code: 'invalid_parameter' }],
])('a job %s is refused, and nothing is sent', async (_, body, error) => {
  expect(await post(body)).toMatchObject({ ok: false, error });
  expect(await rest.db.message.count()).toBe(0);
});

test('what costs more than there is is refused as a whole', async () => {
  const receivers = Array.from({ length: 201 }, (_, index) => `+336123${String(index).padStart(5, '0')}`);
  expect(await post({ ...JOB, receivers })).toMatchObject({ ok: false, error: { code: 'not_enough_credits' } });
});

test('a quota pays for what its API user sends, and is used up', async () => {
  const { dependencies, actors, account } = rest;
  const user = { ...plainApiUser('script'), quota: { active: true, quota: 100 } };
  await addApiUser(dependencies, actors.owner, account, user);
  const path = `${S}/users/script/jobs`;
  expect(await answered(post(JOB, {}, path))).toMatchObject({ creditsLeft: 0, totalCreditsRemoved: 1 });
  expect(await rest.db.message.findFirstOrThrow()).toMatchObject({ login: 'script' });
  expect(await post(JOB, {}, path)).toMatchObject({ error: { code: 'quota_reached' } });
  expect(await post(JOB, {}, `${S}/users/nobody/jobs`)).toMatchObject({ error: { code: 'api_user_not_found' } });
});

test('asked again, what a user has sent is answered the same, though its user is disabled or gone', async () => {
  const { dependencies, actors, account, db } = rest;
  const user = { ...plainApiUser('script'), quota: { active: true, quota: 500 } };
  await addApiUser(dependencies, actors.owner, account, user);
  const send = () => answered(post(JOB, { key: 'order 17' }, `${S}/users/script/jobs`));
  const first = await send();
  expect(first).toMatchObject({ creditsLeft: 4 });
  expect(await send()).toEqual(first);
  await db.apiUser.updateMany({ data: { disabledAt: dependencies.now } });
  expect(await send()).toEqual(first);
  const named = { login: 'script', confirmation: 'script' };
  expect(await deleteApiUser(dependencies, actors.owner, account, named)).toMatchObject({ ok: true });
  expect(await send()).toMatchObject({ ids: expect.any(Array), totalCreditsRemoved: 1 });
  expect(await db.message.count()).toBe(1);
});

test('whoever names a sender reaches all countries, whatever is said of answers, also when asked again', async () => {
  const body = { ...JOB, senderForResponse: true, receivers: ['+33612345678', '+447911123456'] };
  for (let asked = 0; asked < 2; asked += 1) {
    expect(await answered(post(body, { key: 'order 17' }))).toMatchObject({
      ...{ ids: [expect.any(Number), expect.any(Number)], totalCreditsRemoved: 2 },
      ...{ validReceivers: body.receivers, invalidReceivers: [] },
    });
  }
});

test.each([1, MOST_AT_ONCE + 5])('of %i that wait each is listed, told and can be taken back', async (count) => {
  const receivers = Array.from({ length: count }, (_, index) => `+336123${String(index).padStart(5, '0')}`);
  const { ids } = reportUser.parse(await answered(post({ ...JOB, receivers, differedPeriod: 60, tag: 'spring' })));
  expect(await answered(rest.ask('GET', `${S}/jobs`))).toEqual(ids);
  const middle = Math.floor(count / 2);
  expect(await answered(rest.ask('GET', `${S}/jobs/${ids[middle]}`))).toMatchObject({
    ...{ creationDatetime: '2026-11-24T10:00:00+00:00', credits: 1, deliveryReceipt: 0, differedDelivery: 60 },
    ...{ message: 'Hello', messageLength: 5, numberOfSms: 1, receiver: receivers[middle], sender: 'Shop' },
  });
  const seenWaiting = await answered(rest.ask('GET', `${S}/outgoing/${ids[middle]}`));
  for (const id of [ids[middle], ids[0], ids.at(-1)]) {
    if ((await rest.ask('GET', `${S}/jobs/${id}`)).ok)
      expect(await answered(rest.ask('DELETE', `${S}/jobs/${id}`))).toBe(null);
  }
  const left = ids.filter((id, index) => ![0, middle, count - 1].includes(index));
  expect(await answered(rest.ask('GET', `${S}/jobs`))).toEqual(left);
  expect(await answered(rest.ask('GET', S))).toMatchObject({ creditsLeft: 200 - left.length });
  const audited = await rest.db.auditEntry.findMany({ where: { action: 'message.cancel' }, orderBy: { id: 'asc' } });
  expect(audited).toHaveLength(count - left.length);
  const waiting = { ptt: 0, deliveryReceipt: 0, receiver: receivers[middle], tag: 'spring', differedDelivery: 60 };
  expect(seenWaiting).toMatchObject(waiting);
  // Every id that was given is of a message, written or not: as the log of the panel has it.
  const cancelled = {
    ptt: 802,
    deliveryReceipt: 16,
    receiver: receivers[middle],
    message: 'Hello',
    sentAt: null,
    deliveredAt: null,
  };
  expect(await answered(rest.ask('GET', `${S}/outgoing/${ids[middle]}`))).toMatchObject(cancelled);
  expect(await answered(rest.ask('GET', `${S}/outgoing`))).toContain(ids[middle]);
});

const manyWaiting = async () => {
  const receivers = Array.from({ length: MOST_AT_ONCE + 5 }, (_, index) => `+336123${String(index).padStart(5, '0')}`);
  return reportUser.parse(await answered(post({ ...JOB, receivers, differedPeriod: 60 }))).ids;
};

test.each([1, 105])('of %i, what was taken back is so, however often it is asked', async (count) => {
  const ids =
    count === 1 ? reportUser.parse(await answered(post({ ...JOB, differedPeriod: 60 }))).ids : await manyWaiting();
  for (const asked of [1, 2, 3])
    expect([asked, await answered(rest.ask('DELETE', `${S}/jobs/${ids[0]}`))]).toEqual([asked, null]);
  expect(await answered(rest.ask('GET', S))).toMatchObject({ creditsLeft: 200 - count + 1 });
  expect(await rest.db.auditEntry.count({ where: { action: 'message.cancel' } })).toBe(1);
  expect(await rest.ask('DELETE', `${S}/jobs/${(ids.at(-1) ?? 0) + 1}`)).toMatchObject({
    error: { code: 'message_not_found' },
  });
});

test('of a send that waits, what is taken back one by one is told to its URL, and the rest is still edited as a whole', async () => {
  const { db, dependencies, actors, account } = rest;
  await db.smsAccount.updateMany({ data: { callbackUrl: 'https://example.com/dlr' } });
  const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: account } });
  const ids = await manyWaiting();
  const [id = 0, other = 0] = ids;
  for (const taken of [other, ids.at(-1)]) await answered(rest.ask('DELETE', `${S}/jobs/${taken}`));
  const told = await db.callbackDelivery.findMany({ orderBy: { messageId: 'asc' } });
  expect(told).toMatchObject([{ messageId: other }, { messageId: ids.at(-1) }]);
  const send = await getSentBulk(dependencies, actors.owner, account, { id });
  expect(send).toMatchObject({ value: { send: { waits: true, outcomes: { waiting: ids.length - 2, cancelled: 2 } } } });
  const moved = { when: 'later', at: '2026-11-25T12:00', atZone: 'UTC', target: { what: 'send', id } } as const;
  const left = { count: ids.length - 2 };
  expect(await rescheduleScheduled(dependencies, actors.owner, account, moved)).toMatchObject({ value: left });
  const scheduled = await findScheduled(dependencies, actors.owner, account, scheduledListQuery.parse({}));
  expect(scheduled).toMatchObject({ value: { sends: [{ id, messageCount: left.count }] } });
  // Those that were cancelled are counted as sent no more, as any others.
  expect(await countUnwritten(db, accountId, new Date(0))).toBe(left.count);
  const all = await cancelScheduled(dependencies, actors.owner, account, { what: 'send', id });
  expect(all).toMatchObject({ value: { count: ids.length - 2, already: 2 } });
  expect(await rest.ask('GET', `${S}/outgoing/${id}`)).toMatchObject({ error: { code: 'never_written' } });
  expect(await rest.ask('GET', `${S}/outgoing/${(ids.at(-1) ?? 0) + 1}`)).toMatchObject({
    error: { code: 'message_not_found' },
  });
  expect(await rest.ask('GET', `${S}/outgoing/${other}`)).toMatchObject({ ok: true });
  expect(await answered(rest.ask('GET', S))).toMatchObject({ creditsLeft: 200 });
});

test.each([{ leasedBy: 1 }, { attempts: 1 }])(
  'what somebody has begun to write, by %j, is there and is taken back no more',
  async (begun) => {
    const [, id = 0] = await manyWaiting();
    await rest.db.bulkSlice.updateMany({ data: begun });
    expect(await rest.ask('GET', `${S}/jobs/${id}`)).toMatchObject({ ok: true });
    expect(await rest.ask('DELETE', `${S}/jobs/${id}`)).toMatchObject({ error: { code: 'too_late' } });
  },
);

test('pages of what waits go on where the last one ended', async () => {
  const numbers = (count: number, from: number) =>
    Array.from({ length: count }, (_, index) => `+336123${String(from + index).padStart(5, '0')}`);
  await answered(post({ ...JOB, receivers: numbers(105, 0), differedPeriod: 60 }));
  await answered(post({ ...JOB, receivers: numbers(5, 200), differedPeriod: 30 }));
  const whole = await answered(rest.ask('GET', `${S}/jobs`));
  const pieces: unknown[] = [];
  for (let cursor: string | null = null, asked = 0; asked < 20; asked += 1) {
    const page = await rest.ask('GET', `${S}/jobs`, { page: { cursor, size: 7 } });
    if (!page.ok || !Array.isArray(page.value.json)) return expect.unreachable();
    pieces.push(...page.value.json);
    cursor = page.value.next;
    if (cursor === null) break;
  }
  expect(pieces).toEqual(whole);
  expect(pieces).toHaveLength(110);
});

test('what is on its way can be taken back no more', async () => {
  const { ids } = reportUser.parse(await answered(post(JOB)));
  await rest.db.dispatch.updateMany({ data: { attempts: 1 } });
  expect(await rest.ask('DELETE', `${S}/jobs/${ids[0]}`)).toMatchObject({ error: { code: 'too_late' } });
  expect(await rest.ask('DELETE', `${S}/jobs/999`)).toMatchObject({ error: { code: 'message_not_found' } });
});

test('what is not sent stands among the refused requests of whoever was to pay, and what is wrong in a call does not', async () => {
  const { dependencies, actors, account } = rest;
  await addApiUser(dependencies, actors.owner, account, plainApiUser('shop'));
  expect(await post({ ...JOB, sender: 'Nobody' })).toMatchObject({ ok: false });
  expect(await post({ ...JOB, sender: 'Nobody' }, {}, `${S}/users/shop/jobs`)).toMatchObject({ ok: false });
  expect(await post({ ...JOB, sender: 'Nobody' }, {}, `${S}/users/none/jobs`)).toMatchObject({ ok: false });
  expect(await post({ ...JOB, receivers: 'all' })).toMatchObject({ ok: false });
  await rest.db.apiUser.updateMany({ data: { quotaActive: true, quotaLeft: 0n } });
  expect(await post(JOB, {}, `${S}/users/shop/jobs`)).toMatchObject({ ok: false });
  const one = { way: 'rest', account, clientIp: '203.0.113.9', at: dependencies.now };
  expect(rest.refused).toMatchObject([
    { ...one, login: '', refusal: 'sender_not_found' },
    { ...one, login: 'shop', refusal: 'sender_not_found' },
    { ...one, login: 'shop', refusal: 'quota_reached' },
  ]);
});
