/** How SQLite means to find what of an account waits. */
import { expect, onTestFinished, test } from 'vitest';
import { openPlannedReads, unboundedSteps } from '@/lib/testing/planned-reads';
import { createSqliteFile } from '@/lib/testing/test-database';
import { readWaitingOf } from './waiting-for-any';

/** What the statements have made for themselves. */
const BOUNDED = /^SCAN (first|scheduled|oldest|looked)$/;

test('what of an account waits is found by indexes alone', async () => {
  const database = await createSqliteFile();
  const reads = await openPlannedReads(database.file);
  onTestFinished(async () => {
    await reads.close();
    await database.close();
  });
  const planned = await reads.plansOf(() => readWaitingOf(reads.db, 1, new Date('2026-11-24T10:00:00Z')));
  expect(planned).toHaveLength(2);
  const unbounded = planned.flatMap(unboundedSteps).filter((step) => !BOUNDED.test(step));
  expect(unbounded).toEqual([]);
  const searched = planned.flatMap(({ steps }) =>
    steps.filter((step) => step.startsWith('SEARCH ') && step !== 'SEARCH newest'),
  );
  expect(
    searched.filter((step) => !/USING (COVERING INDEX|INTEGER PRIMARY KEY|INDEX Message_scheduled_idx)/.test(step)),
  ).toEqual([]);
});
