/** Over a network, what a batch takes is how often it waits for its database. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMessageIds } from '@/lib/db/messages/message-ids';
import type { AcceptRequest } from '@/lib/domain/sending/acceptance';
import { requestOf } from '@/lib/testing/accept-request';
import { countWaits } from '@/lib/testing/count-waits';
import { grantCredit, setQuota } from '@/lib/testing/credit';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { acceptWithin } from './accept-messages';

const NOW = new Date('2026-11-24T10:00:00Z');
const STATE = { passwordEpoch: 0, disabled: false, ipRestrictions: '[]' };

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

test('a batch of several accounts, API users and quotas waits three times, besides its commit', async () => {
  const { db, writer } = database;
  const ids = createMessageIds();
  const requests: AcceptRequest[] = [];
  for (const serviceName of ['sms-1', 'sms-2']) {
    const { id: accountId } = await db.smsAccount.create({ data: { serviceName, createdAt: NOW } });
    await grantCredit(db, accountId, 10_000, NOW);
    for (const quota of [0, 1_000]) {
      const login = `${serviceName}-${quota}`;
      const { id } = await db.apiUser.create({ data: { accountId, login, passwordHash: '', createdAt: NOW } });
      if (quota > 0) await setQuota(db, id, quota, NOW);
      requests.push({ ...requestOf(accountId), apiUser: { id, login, checked: STATE } });
    }
  }
  // So many at least are left in reserve after it.
  await writer.commit((tx) => ids.take(tx, 1));

  const { outcomes, waits } = await writer.commit(async (inner) => {
    const counted = countWaits(inner);
    const accepted = await acceptWithin(counted.tx, ids, NOW, [...requests, ...requests]);
    return { outcomes: accepted, waits: counted.waits() };
  });
  expect(outcomes.map(({ ok }) => ok)).toEqual(new Array(8).fill(true));
  // What is locked, what is written, and what only the new balances say.
  expect(waits).toBe(3);
});
