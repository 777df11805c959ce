import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Entry } from '@/lib/domain/ledger/entry';
import { setQuota } from '@/lib/testing/credit';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { inTransaction } from '../connections/client';
import { post } from './post';
import { findLedgerFaults } from './verify-ledger';

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.close());

const entry = (changes: Partial<Pick<Entry, 'accountId' | 'quotaOfId' | 'amount'>>): Entry => ({
  accountId: delivery.accountId,
  quotaOfId: null,
  login: null,
  kind: 'adjustment',
  amount: 100,
  messageId: null,
  actor: 'test',
  ...changes,
});
const postAll = (...entries: Entry[]) => delivery.writer.commit((tx) => post(tx, entries, NOW));
const movements = () => delivery.db.creditMovement.findMany({ orderBy: { id: 'asc' } });
const refunded = async () => {
  const messageId = await delivery.sendTo('+33600999002');
  await delivery.runUntil(0);
  await delivery.runUntil(2_000);
  return delivery.db.creditMovement.findFirstOrThrow({ where: { kind: 'refund', messageId } });
};

test('entries stand in the ledger in their order, each with what it left, on both kinds of transaction', async () => {
  await setQuota(delivery.db, delivery.apiUserId, 1_000, NOW);
  const quotaOfId = delivery.apiUserId;
  const entries = [entry({ amount: -50 }), entry({ quotaOfId, amount: -1_000 }), entry({ amount: 7 })];
  await postAll(...entries);
  await inTransaction(delivery.db, (tx) => post(tx, [entry({ quotaOfId, amount: 3 })], NOW));
  expect((await movements()).slice(-4)).toMatchObject([
    { quotaOfId: null, amount: -50n, balanceAfter: 18_950n },
    { quotaOfId, amount: -1_000n, balanceAfter: 0n },
    { quotaOfId: null, amount: 7n, balanceAfter: 18_957n },
    { quotaOfId, amount: 3n, balanceAfter: 3n },
  ]);
  expect(await findLedgerFaults(delivery.db)).toEqual([]);
});

test.each([
  ['would overdraw', [{ amount: 1 }, { amount: -20_002 }, { amount: 5_000 }]],
  ['no balance', [{ amount: 1 }, { quotaOfId: 4711, amount: 1 }]],
  ['no balance', [{ amount: 1 }, { accountId: 4711, amount: 1 }]],
] as const)('what %s fails as a whole', async (reason, changes) => {
  const before = await movements();
  await expect(postAll(...changes.map(entry))).rejects.toThrow(reason);
  expect(await movements()).toEqual(before);
  expect(await findLedgerFaults(delivery.db)).toEqual([]);
});

test('a quota is reached through its own account alone', async () => {
  await setQuota(delivery.db, delivery.apiUserId, 1_000, NOW);
  const other = await delivery.db.smsAccount.create({ data: { serviceName: 'sms-other-1', createdAt: NOW } });
  await expect(postAll(entry({ accountId: other.id, quotaOfId: delivery.apiUserId }))).rejects.toThrow('no balance');
});

test('the database itself refuses to reverse a debit twice', async () => {
  const { messageId, reversesId } = await refunded();
  const again: Entry = { ...entry({ amount: 100 }), kind: 'refund', messageId, reversesId: reversesId ?? 0 };
  await expect(postAll(again)).rejects.toThrow(/unique/i);
  expect(await findLedgerFaults(delivery.db)).toEqual([]);
});

test.each([
  ['a refund went to somebody else', '"quotaOfId" = 1', 'does not reverse'],
  ['a refund names no debit', '"reversesId" = NULL', 'does not reverse'],
  ['a refund names a grant', '"reversesId" = 1', 'does not reverse'],
  ['a refund is more than its debit', 'amount = 101', 'refunded 101'],
  ['a movement says what is not true', '"balanceAfter" = 1', 'says it left 1'],
])('ledger:verify tells that %s', async (_, damage, fault) => {
  await refunded();
  expect(await findLedgerFaults(delivery.db)).toEqual([]);
  await delivery.db.$executeRawUnsafe(`UPDATE "CreditMovement" SET ${damage} WHERE kind = 'refund'`);
  expect((await findLedgerFaults(delivery.db)).join('\n')).toContain(fault);
});
