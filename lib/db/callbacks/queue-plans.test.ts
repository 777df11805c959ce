/** What is owed is found by indexes of that alone: no statement of the queue's reads what was delivered. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plansOf } from '@/lib/testing/plans-of';
import { createTestDatabase, NODE_ID, type TestDatabase } from '@/lib/testing/test-database';
import type { SqlTransaction } from '../connections/sql-transaction';
import { endStaleWaits } from '../outbox/end-stale-waits';
import { freeOrphans } from '../outbox/leases';
import { findDueDeliveries, insertCallbackDeliveries, nextCallbackAt, recordAttempts } from './callback-queue';

const NOW = new Date('2026-11-24T10:00:00Z');
let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

const OF_DELIVERIES = /^(?:SCAN|SEARCH) (?:CallbackDelivery|d)\b/;

test.each<[does: string, work: (tx: SqlTransaction) => Promise<unknown>, steps: readonly RegExp[]]>([
  [
    'what is due',
    (tx) => findDueDeliveries(tx, { now: NOW, busyReceivers: ['a'], perReceiver: 10, limit: 10 }),
    [/_queue_idx$/, /_queue_idx \(receiver>\?\)/, /PRIMARY KEY/, /_queue_idx \(receiver=\? AND nextAttemptAt<\?\)/],
  ],
  [
    'when the next is due',
    nextCallbackAt,
    [/_queue_idx$/, /_queue_idx \(r/, /PRIMARY KEY/, /_queue_idx \(receiver=\?\)/],
  ],
  ['what a dead process held', freeOrphans, [/^SCAN \w+ USING INDEX CallbackDelivery_pending_idx$/]],
])('%s', async (_, work, steps) => {
  const plans = await plansOf(database.writer, work);
  expect(plans.filter((step) => OF_DELIVERIES.test(step))).toEqual(steps.map((step) => expect.stringMatching(step)));
});

test('what waits too long', async () => {
  const plans = await plansOf(database.writer, (tx) => endStaleWaits(tx, NOW));
  const others = plans.filter((step) => OF_DELIVERIES.test(step) && !step.endsWith('CallbackDelivery_pending_idx'));
  expect([plans.length > 0, others]).toEqual([true, []]);
});

test('a try of what was claimed as it was created is recorded by its id alone', async () => {
  const tells = { ptt: 4, dlrId: 1, date: '2026-11-24 11:00:00' } as const;
  const owed = { kind: 'status', accountId: 1, apiUserId: 1, messageId: 1, tells, url: 'http://a.example/' } as const;
  const answered = { at: NOW, durationMs: 1, httpStatus: 200, error: null, answer: '', nextAttemptAt: null };
  const plans = await plansOf(database.writer, async (tx) => {
    const [claimed] = await insertCallbackDeliveries(tx, [owed], NOW, () => NODE_ID);
    const tries = [{ ...answered, deliveryId: claimed?.id ?? 0, status: 'delivered' as const }];
    await recordAttempts(tx, tries, NODE_ID);
  });
  expect(plans.filter((step) => OF_DELIVERIES.test(step))).toEqual([
    expect.stringContaining('INTEGER PRIMARY KEY'),
    expect.stringContaining('INTEGER PRIMARY KEY'),
  ]);
  expect(await database.db.callbackDelivery.findMany()).toMatchObject([{ status: 'delivered', attempts: 1 }]);
});
