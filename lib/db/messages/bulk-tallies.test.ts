/** What is tallied of bulk sends; every test that closes balanced holds it against the messages, too. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { outcomesOf } from '@/lib/domain/delivery/sent-bulk';
import { grantCredit } from '@/lib/testing/credit';
import { findTallyFaults } from '@/lib/testing/find-tally-faults';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { writeNextSlice } from '@/lib/testing/test-slices';
import { inTransaction } from '../connections/client';
import { countDeleted, dropMessages } from './drop-messages';
import { findKeptBulk } from './sent-bulks';

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

const COUNT = 150;
/** Delivered, but for one that fails, one that is refunded because the number does not exist, and one that expires. */
const NUMBERS = ['+33600990005', '+33600999002', '+33600990023'];
const numbers = [
  ...NUMBERS,
  ...Array.from({ length: COUNT - NUMBERS.length }, (_, index) => `+${33_612_345_000 + index}`),
];

test('from being written to its end a bulk send’s messages are tallied, with their ptt and what they cost', async () => {
  const { db, accountId, writer } = delivery;
  const id = await delivery.sendTo(numbers.join(','));
  const read = async () => (await findKeptBulk(db, accountId, id, NOW)) ?? expect.unreachable('it is ours');
  const none = { delivered: 0, underWay: 0, failed: 0, waiting: 0, cancelled: 0 };
  expect(await read()).toMatchObject({
    outcomes: { ...none, waiting: COUNT },
    cost: 15_000,
    held: 15_000,
    waits: false,
  });
  while (await writeNextSlice({ writer, now: NOW })) expect(await findTallyFaults(db)).toEqual([]);
  expect(await read()).toMatchObject({ outcomes: { ...none, waiting: COUNT }, cost: 15_000, held: 0, failures: [] });
  await delivery.runUntil(0);
  expect((await read()).outcomes.underWay).toBeGreaterThan(0);
  expect(await findTallyFaults(db)).toEqual([]);
  await delivery.runUntil(7 * 86_400_000);
  await delivery.runUntil(8 * 86_400_000);
  const { outcomes, failures, price, cost } = await read();
  expect(outcomes).toEqual({ ...none, delivered: COUNT - failures.length, failed: failures.length });
  expect(failures.length).toBeGreaterThan(1);
  const refunded = await db.message.count({ where: { refundedAt: { not: null } } });
  expect([price, price - cost]).toEqual([15_000, refunded * 100]);
  expect(refunded).toBeGreaterThan(0);
});

test('a message of no bulk send is tallied nowhere', async () => {
  await delivery.sendTo(numbers.join(','));
  await delivery.sendTo('+33612345678');
  while (await writeNextSlice({ writer: delivery.writer, now: NOW }));
  await delivery.runUntil(0);
  const tallies = await delivery.db.bulkTally.findMany();
  expect(tallies.reduce((sum, { messageCount }) => sum + messageCount, 0)).toBe(COUNT);
});

test('what was never written waits until the send is over, and was called off then; what could not be has failed', () => {
  const send = {
    messageCount: 10,
    writtenCount: 4,
    unwritableCount: 1,
    tallies: [{ state: 'delivered', ptt: 4, count: 4, credits: 400 }],
  } as const;
  expect(outcomesOf({ ...send, finishedAt: null })).toMatchObject({
    delivered: 4,
    failed: 1,
    waiting: 5,
    cancelled: 0,
  });
  expect(outcomesOf({ ...send, finishedAt: NOW })).toMatchObject({ delivered: 4, failed: 1, waiting: 0, cancelled: 5 });
});

test('messages that are deleted, of different prices and states, stay tallied; one that nobody counted would be seen', async () => {
  const { db, accountId } = delivery;
  await grantCredit(db, accountId, 30_000, NOW);
  // With the clause, which goes to French numbers alone, it is of two segments.
  const id = await delivery.sendTo([...numbers, '+32470123456'].join(','), { message: 'x'.repeat(155) });
  while (await writeNextSlice({ writer: delivery.writer, now: NOW })) expect(await findTallyFaults(db)).toEqual([]);
  await delivery.runUntil(0);
  await delivery.runUntil(7 * 86_400_000);
  await delivery.runUntil(8 * 86_400_000);
  const before = await findKeptBulk(db, accountId, id, NOW);
  const states = await db.message.findMany({
    where: { state: { in: ['delivered', 'failed', 'expired', 'error'] } },
    distinct: ['state', 'ptt', 'refundedAt', 'credits'],
  });
  expect(new Set(states.map(({ credits }) => credits)).size).toBe(2);
  expect(new Set(states.map(({ refundedAt }) => refundedAt === null)).size).toBe(2);
  await inTransaction(db, async (tx) => {
    for (const { id: messageId } of states) {
      await countDeleted(tx, messageId);
      await dropMessages(tx, accountId, [messageId]);
    }
    const told = { clientIp: '', subject: '', before: '{}', after: '{}' };
    await tx.auditEntry.create({ data: { ...told, accountId, at: NOW, actor: 'system', action: 'message.delete' } });
  });
  expect(await findTallyFaults(db)).toEqual([]);
  const after = await findKeptBulk(db, accountId, id, NOW);
  expect(after).toMatchObject({ outcomes: before?.outcomes, cost: before?.cost, deletedCount: states.length });
  const send = (change: { readonly deletedCount?: number; readonly deletedCredits?: number }) =>
    inTransaction(db, (tx) => tx.bulkSend.update({ where: { id }, data: change }));
  const { deletedCount, deletedCredits } = await db.bulkSend.findUniqueOrThrow({ where: { id } });
  for (const change of [{ deletedCount: deletedCount - 1 }, { deletedCredits: Number(deletedCredits) - 10 }]) {
    await send(change);
    expect(await findTallyFaults(db)).toHaveLength(1);
    await send({ deletedCount, deletedCredits: Number(deletedCredits) });
  }
});
