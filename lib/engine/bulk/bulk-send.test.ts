import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { countCancelled } from '@/lib/db/messages/cancelled';
import { findKeptBulk } from '@/lib/db/messages/sent-bulks';
import { MOST_AT_ONCE, packSlice, unpackSlice } from '@/lib/domain/sending/bulk';
import { setQuota } from '@/lib/testing/credit';
import { createTestGateway, NOW, query, type TestGateway } from '@/lib/testing/test-gateway';
import { writeNextSlice } from '@/lib/testing/test-slices';

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await createTestGateway(200_000);
});

afterEach(() => gateway.closeBalanced());

const numbers = (count: number, first = 33_600_000_000) =>
  Array.from({ length: count }, (_, index) => `+${first + index}`);
const post = (to: readonly string[], changes: Readonly<Record<string, string>> = {}) =>
  gateway.send('', { post: query({ to: to.join(','), ...changes }) });
const dependencies = () => ({ writer: gateway.writer, now: NOW });

async function writeAll(): Promise<void> {
  while (await writeNextSlice(dependencies())) expect(await findLedgerFaults(gateway.db)).toEqual([]);
}

test('a send to very many is paid at once, answered with all ids, and written slice by slice', async () => {
  // French ones get the STOP clause, Belgian ones do not, Indian ones cost less; repetitions and nonsense fall away.
  const to = [...numbers(700), ...numbers(300, 32_470_000_000), ...numbers(200, 91_700_000_000), '+33600000000', 'x'];
  const answer = await post(to);
  const [ok, left, ...ids] = answer.body.trimEnd().split('\n');
  expect([ok, left]).toEqual(['OK', '920']);
  expect(ids).toHaveLength(1_200);
  expect(new Set(ids).size).toBe(1_200);
  expect([await gateway.creditsLeft(), await gateway.db.message.count()]).toEqual([92_000, 0]);
  expect(await gateway.db.bulkSend.findMany()).toMatchObject([
    { messageCount: 1_200, writtenCount: 0, finishedAt: null },
  ]);
  await writeAll();
  expect(await gateway.creditsLeft()).toBe(92_000);
  const messages = await gateway.db.message.findMany({ orderBy: { id: 'asc' } });
  expect(messages.map(({ id }) => String(id))).toEqual(ids);
  expect(new Set(messages.map(({ login, sentBy }) => `${login} ${sentBy}`))).toEqual(new Set(['user1 null']));
  expect(messages.map(({ recipient }) => `+${recipient}`)).toEqual(to.slice(0, 1_200));
  expect([messages[0]?.text, messages[700]?.text, messages[1_100]?.credits]).toEqual([
    'Hello\nSTOP 36111',
    'Hello',
    40,
  ]);
  expect(await gateway.db.dispatch.count()).toBe(1_200);
  expect(await gateway.db.bulkSend.findMany()).toMatchObject([
    { writtenCount: 1_200, heldCredits: 0n, finishedAt: NOW },
  ]);
});

test('credit for one too few refuses all of them and changes nothing', async () => {
  expect((await post(numbers(2_001))).body).toMatch(/^KO\nNot enough credits/);
  expect([await gateway.creditsLeft(), await gateway.db.bulkSend.count(), await gateway.db.bulkSlice.count()]).toEqual([
    200_000, 0, 0,
  ]);
});

test('a quota that paid a bulk send stays right when its API user is deleted in the middle', async () => {
  await setQuota(gateway.db, gateway.apiUserId, 100_000, NOW);
  expect((await post(numbers(1_000))).body).toMatch(/^OK\n0\n/);
  await writeNextSlice(dependencies());
  await gateway.db.apiUser.delete({ where: { id: gateway.apiUserId } });
  await writeAll();
  expect(await gateway.db.message.count()).toBe(1_000);
});

test('a slice that cannot be written holds up no other, and in the end what was held for it is given back', async () => {
  const { db, accountId } = gateway;
  const owner = { email: 'owner@example.com', name: '', passwordHash: '', createdAt: NOW };
  await db.panelUser.create({ data: { ...owner, memberships: { create: { accountId, role: 'owner' } } } });
  await setQuota(db, gateway.apiUserId, 150_000, NOW);
  await post(numbers(1_200));
  const [first] = await db.bulkSlice.findMany({ orderBy: { firstMessageId: 'asc' } });
  if (!first) throw new Error('A bulk send has slices.');
  const { firstMessageId, messages: whole } = first;
  const count = whole.split('\n').length;
  await db.bulkSlice.update({ where: { firstMessageId }, data: { messages: 'unreadable' } });
  await writeAll();
  expect(await db.message.count()).toBe(1_200 - count);
  expect(await db.bulkSlice.findMany()).toMatchObject([{ firstMessageId, attempts: 1, leasedBy: null }]);
  expect(await db.bulkSend.findMany()).toMatchObject([{ finishedAt: null, heldCredits: first.credits }]);
  const { writer } = gateway;
  let now = NOW;
  for (let tries = 2; tries <= 8; tries += 1) {
    now = new Date(now.getTime() + 24 * 3_600_000);
    expect(await writeNextSlice({ writer, now })).toBe(true);
    expect(await findLedgerFaults(db)).toEqual([]);
  }
  const send = await db.bulkSend.findFirstOrThrow();
  expect(send).toMatchObject({ heldCredits: 0n, givenBackCredits: first.credits, finishedAt: now });
  expect([send.writtenCount, send.unwritableCount]).toEqual([1_200 - count, count]);
  const told = await findKeptBulk(db, accountId, send.id, now);
  expect(told).toMatchObject({
    outcomes: { failed: count, waiting: 1_200 - count, cancelled: 0 },
    unwritableCount: count,
  });
  expect(await countCancelled(db, accountId, { what: 'send', id: send.id })).toBe(0);
  expect(await db.bulkSlice.count()).toBe(0);
  const { quotaLeft } = await db.apiUser.findFirstOrThrow();
  expect(quotaLeft).toBe(150_000n - 120_000n + first.credits);
  const [mail] = await db.alert.findMany({ where: { recipient: owner.email } });
  expect(mail).toMatchObject({ channel: 'mail', status: 'pending' });
  expect(JSON.parse(mail?.topic ?? '')).toMatchObject({ kind: 'given-back', credits: Number(first.credits) });
});

test('a long list of repetitions is an ordinary send; a deferred bulk is written when its moment has come', async () => {
  const [one = ''] = numbers(1);
  expect((await post(Array(MOST_AT_ONCE + 1).fill(one))).body).toMatch(/^OK\n1999\n\d+\n$/);
  expect(await gateway.db.message.count()).toBe(1);
  await post(numbers(600), { deferred: '125901012027' });
  await writeAll();
  expect(await gateway.db.message.count()).toBe(1);
  const due = new Date('2027-01-01T11:59:00Z');
  while (await writeNextSlice({ writer: gateway.writer, now: due }));
  expect(await gateway.db.message.count({ where: { state: 'accepted', dueAt: due, createdAt: NOW } })).toBe(600);
});

test('a message that is written hours after its send was accepted has the time of its acceptance, and is due at once', async () => {
  await post(numbers(600));
  const later = new Date(NOW.getTime() + 5 * 3_600_000);
  while (await writeNextSlice({ writer: gateway.writer, now: later }));
  const messages = await gateway.db.message.findMany();
  expect(messages).toHaveLength(600);
  expect(new Set(messages.map(({ createdAt }) => createdAt.getTime()))).toEqual(new Set([NOW.getTime()]));
  expect(messages[0]?.dueAt).toEqual(later);
});

test('a slice comes out as it went in, and an unreadable one is an error', () => {
  const message = { recipient: '33612345678', text: 'a b\nc', encoding: 'ucs2', segmentCount: 2, credits: 80 } as const;
  const other = { ...message, recipient: '33612345679', text: 'plain', encoding: 'gsm7', credits: 0 } as const;
  const texts: Parameters<typeof packSlice>[1] = [];
  const slice = packSlice([message, other, message], texts);
  expect(slice).toMatchObject({ count: 3, credits: 160 });
  expect(unpackSlice(slice.messages, texts)).toEqual([message, other, message]);
  expect(() => unpackSlice('33612345678 7 100', texts)).toThrow(/unreadable/);
});
