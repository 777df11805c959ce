/** How SQLite means to read what waits for a carrier. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plansOf } from '@/lib/testing/plans-of';
import { createTestDatabase, NODE_ID, type TestDatabase } from '@/lib/testing/test-database';
import { carriersWaitedFor, claimForCarrier, findOpen, nextDueFor } from './dispatch-queues';
import { readWaitingFor } from './reroutable';

const NOW = new Date('2026-11-27T10:00:00Z');
let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

test('what is a carrier’s own and what is open are ranges of one index, whose other parts are not read', async () => {
  const plans = await plansOf(database.writer, async (tx) => {
    const common = { carrier: 'one', nodeId: NODE_ID, now: NOW, limit: 10 };
    await claimForCarrier(tx, { ...common, open: 'all' });
    await claimForCarrier(tx, { ...common, open: [1, 2] });
    await findOpen(tx, NOW, 10);
    await nextDueFor(tx, 'one');
    await carriersWaitedFor(tx);
  });
  expect(plans.filter((step) => /SCAN (Dispatch|Message|m)\b(?!.*USING COVERING INDEX)/.test(step))).toEqual([]);
  const ranges = plans.filter((step) => step.includes('Dispatch_carrier_dueAt_idx'));
  expect(ranges).toHaveLength(8);
  for (const step of ranges) expect(step).toMatch(/^SEARCH Dispatch USING (COVERING )?INDEX/);
});

test('a piece of a queue is a range of it, though very many are due at one moment', async () => {
  const plans = await plansOf(database.writer, (tx) => readWaitingFor(tx, 'one', { dueAt: NOW, messageId: 9 }, 200));
  expect(plans.filter((step) => step.includes('Dispatch_carrier_dueAt_idx'))).toEqual([
    expect.stringContaining('(carrier=? AND dueAt=? AND rowid>?)'),
    expect.stringContaining('(carrier=? AND dueAt>?)'),
  ]);
  expect(plans.filter((step) => /SCAN (Dispatch|Message|d|m)\b/.test(step))).toEqual([]);
});
