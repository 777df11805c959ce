/** Transactions that meet each other while they accept: PostgreSQL undoes one, and its writer does the work again. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Writer } from '@/lib/db/connections/writer';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { createMessageIds } from '@/lib/db/messages/message-ids';
import { requestOf } from '@/lib/testing/accept-request';
import { grantCredit } from '@/lib/testing/credit';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { acceptMessages } from './accept-messages';

const NOW = new Date('2026-11-24T10:00:00Z');

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  const { db } = database;
  await db.smsAccount.create({ data: { id: 1, serviceName: 'sms-1', createdAt: NOW } });
  await grantCredit(db, 1, 1_000, NOW);
});

afterEach(() => database.close());

const REQUEST = requestOf(1);

/** As if it met another one at the end of its first transaction: that is undone, and done again. */
function meetingAnother({ commit, close }: Writer): Writer {
  let met = false;
  return {
    close,
    commit: async (work, urgency) => {
      if (met) return commit(work, urgency);
      met = true;
      const undone = new Error('undone');
      const first = commit(async (tx) => {
        await work(tx);
        throw undone;
      }, urgency);
      await expect(first).rejects.toBe(undone);
      return commit(work, urgency);
    },
  };
}

test('a transaction that is done again takes only ids that it has reserved', async () => {
  const { db, writer } = database;
  const [once, twice] = [createMessageIds(), createMessageIds()];
  const accept = async (by: Writer, ids: typeof once) => {
    const [outcome] = await acceptMessages({ writer: by, ids, now: NOW }, [REQUEST]);
    return outcome?.ok ? outcome.value.messageIds.first : null;
  };
  const given = [await accept(meetingAnother(writer), twice)];
  for (const ids of [once, twice, once, twice, once]) given.push(await accept(writer, ids));
  const stored = await db.message.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  expect(stored.map(({ id }) => id)).toEqual(given.toSorted());
  expect(stored).toHaveLength(6);
  expect(await findLedgerFaults(db)).toEqual([]);
});
