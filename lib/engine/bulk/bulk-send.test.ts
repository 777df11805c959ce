import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { MOST_AT_ONCE, packSlice, unpackSlice } from '@/lib/domain/http2sms/bulk';
import { setQuota } from '@/lib/testing/credit';
import { createTestGateway, NOW, query, type TestGateway } from '@/lib/testing/test-gateway';
import { writeBulkSlice } from './write-bulk-slice';

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await createTestGateway(200_000);
});

afterEach(async () => {
  expect(await findLedgerFaults(gateway.db)).toEqual([]);
  await gateway.close();
});

const numbers = (count: number, first = 33_600_000_000) =>
  Array.from({ length: count }, (_, index) => `+${first + index}`);
const post = (to: readonly string[], changes: Readonly<Record<string, string>> = {}) =>
  gateway.send('', { post: query({ to: to.join(','), ...changes }) });
const dependencies = () => ({ writer: gateway.writer, now: NOW, events: { publish: () => undefined } });
const creditsLeft = async () =>
  Number((await gateway.db.smsAccount.findUniqueOrThrow({ where: { id: gateway.accountId } })).creditsLeft);

async function writeAll(): Promise<void> {
  while ((await writeBulkSlice(dependencies())) > 0) expect(await findLedgerFaults(gateway.db)).toEqual([]);
}

test('a send to very many is paid at once, answered with all ids, and written slice by slice', async () => {
  // French ones get the STOP clause, Belgian ones do not, Indian ones cost less; repetitions and nonsense fall away.
  const to = [...numbers(700), ...numbers(300, 32_470_000_000), ...numbers(200, 91_700_000_000), '+33600000000', 'x'];
  const answer = await post(to);
  const [ok, left, ...ids] = answer.body.trimEnd().split('\n');
  expect([ok, left]).toEqual(['OK', '920']);
  expect(ids).toHaveLength(1_200);
  expect(new Set(ids).size).toBe(1_200);
  expect([await creditsLeft(), await gateway.db.message.count()]).toEqual([92_000, 0]);
  expect(await gateway.db.bulkSend.findMany()).toMatchObject([
    { messageCount: 1_200, writtenCount: 0, finishedAt: null },
  ]);
  await writeAll();
  expect(await creditsLeft()).toBe(92_000);
  const messages = await gateway.db.message.findMany({ orderBy: { id: 'asc' } });
  expect(messages.map(({ id }) => String(id))).toEqual(ids);
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
  expect([await creditsLeft(), await gateway.db.bulkSend.count(), await gateway.db.bulkSlice.count()]).toEqual([
    200_000, 0, 0,
  ]);
});

test('a quota that paid a bulk send stays right when its API user is deleted in the middle', async () => {
  await setQuota(gateway.db, gateway.apiUserId, 100_000, NOW);
  expect((await post(numbers(1_000))).body).toMatch(/^OK\n0\n/);
  await writeBulkSlice(dependencies());
  await gateway.db.apiUser.delete({ where: { id: gateway.apiUserId } });
  await writeAll();
  expect(await gateway.db.message.count()).toBe(1_000);
});

test('a long list of repetitions is an ordinary send; a deferred bulk is scheduled', async () => {
  const [one = ''] = numbers(1);
  expect((await post(Array(MOST_AT_ONCE + 1).fill(one))).body).toMatch(/^OK\n1999\n\d+\n$/);
  expect(await gateway.db.message.count()).toBe(1);
  await post(numbers(600), { deferred: '125901012027' });
  await writeAll();
  expect(await gateway.db.message.count({ where: { state: 'scheduled' } })).toBe(600);
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
