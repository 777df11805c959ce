/** What is edited is not begun meanwhile. SQLite has one writer; here claims pass over what another one has locked. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bulk, createScheduledPanel, EVE_AT, one, type ScheduledPanel } from '@/lib/testing/scheduled-panel';
import { NODE_ID } from '@/lib/testing/test-database';
import { holdWaiting } from '@/lib/use-cases/_shared/read-waiting';
import { inTransaction } from '../connections/client';
import { claimDue } from '../outbox/leases';

let scheduled: ScheduledPanel;

beforeEach(async () => {
  scheduled = await createScheduledPanel();
});

afterEach(() => scheduled.closeBalanced());

test.each([
  ['a message', 'submission', async () => one(await scheduled.later(1))],
  ['a bulk send', 'slice', async () => bulk(await scheduled.later(101))],
] as const)('%s that somebody holds is claimed by nobody, and once they are done it is', async (_, kind, later) => {
  const target = await later();
  const claim = () => scheduled.writer.commit((tx) => claimDue(tx, kind, { nodeId: NODE_ID, now: EVE_AT, limit: 10 }));
  await inTransaction(scheduled.db, async (tx) => {
    expect(await holdWaiting(tx, scheduled.accountId, target)).not.toBeNull();
    expect(await claim()).toEqual([]);
  });
  expect(await claim()).not.toEqual([]);
});
