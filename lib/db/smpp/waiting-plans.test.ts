/** How SQLite means to read parts that wait: of each only those that are asked for, whatever waits for its receipt. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPlannedReads, type PlannedReads } from '@/lib/testing/planned-reads';
import { plansOf } from '@/lib/testing/plans-of';
import { partOfText } from '@/lib/testing/smpp-part';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { listExpired, listOthers, lockJoined } from './submissions';

const NOW = new Date('2026-11-27T10:00:00Z');
const part = partOfText();

let database: TestDatabase;
let reads: PlannedReads;

beforeEach(async () => {
  database = await createTestDatabase();
  reads = await openPlannedReads(database.file);
});

afterEach(async () => {
  await reads.close();
  await database.close();
});

const stepsOf = async (work: () => Promise<unknown>) => (await reads.plansOf(work)).flatMap(({ steps }) => steps);

test('the others of a part are found by what joins them, before it is kept and while it is', async () => {
  const steps = [
    ...(await stepsOf(() => listOthers(reads.db, part))),
    ...(await plansOf(database.writer, (tx) => lockJoined(tx, [part]))),
  ].filter((step) => step.includes('SmppSubmission'));
  expect(steps).toHaveLength(3);
  for (const step of steps) expect(step).toMatch(/^SEARCH .*SmppSubmission_waiting_idx \(apiUserId=\?/);
  expect(steps.filter((step) => step.includes('joinedBy=?'))).toHaveLength(2);
});

test('what has expired is found by its age, and nothing else is looked at', async () => {
  const steps = await stepsOf(() => listExpired(reads.db, NOW));
  expect(steps[0]).toMatch(/^SEARCH .*SmppSubmission_expiring_idx \(at<\?\)/);
});
