/** How SQLite means to find what of an account waits. */
import { expect, onTestFinished, test } from 'vitest';
import { openPlannedReads, unboundedSteps } from '@/lib/testing/planned-reads';
import { createSqliteFile } from '@/lib/testing/test-database';
import { readWaitingOf } from './waiting-for-any';

/** As many are due as are looked at, of everybody and of the account. */
const LEAST_DUE = 5_000;

/** What the statements have made for themselves, and the names of all carriers, which are few. */
const BOUNDED = /^SCAN (first|scheduled|oldest|looked|waiting|main\.Carrier USING COVERING INDEX Carrier_name_key)$/;

test('what of an account waits is found by indexes alone', async () => {
  const database = await createSqliteFile();
  const reads = await openPlannedReads(database.file);
  onTestFinished(async () => {
    await reads.close();
    await database.close();
  });
  await database.db.$executeRaw`
    INSERT INTO "Dispatch" ("messageId", "dueAt")
    WITH RECURSIVE given(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM given WHERE id < ${LEAST_DUE})
    SELECT id, ${new Date(0)} FROM given`;
  const planned = await reads.plansOf(() => readWaitingOf(reads.db, 1, new Date('2026-11-24T10:00:00Z')));
  expect(planned).toHaveLength(4);
  const unbounded = planned.flatMap(unboundedSteps).filter((step) => !BOUNDED.test(step));
  expect(unbounded).toEqual([]);
  const searched = planned.flatMap(({ steps }) =>
    steps.filter((step) => step.startsWith('SEARCH ') && step !== 'SEARCH newest'),
  );
  expect(
    searched.filter(
      (step) =>
        !/USING (COVERING INDEX|INTEGER PRIMARY KEY|INDEX (Message_scheduled_idx|Dispatch_carrier_dueAt_idx))/.test(
          step,
        ),
    ),
  ).toEqual([]);
});
