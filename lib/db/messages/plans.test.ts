/** Carriers' ids are found by their indexes, whatever SQLite guesses of a large table. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plansOf } from '@/lib/testing/plans-of';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { matchReceipts } from './match-receipts';
import { FROM_THE_FIRST, readOutstanding } from './outstanding';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

test.each([1, 256])(
  'what %i receipts name is looked up in both indexes, and no table is read through',
  async (count) => {
    const receipts = Array.from({ length: count }, (_, index) => ({
      carrier: 'one',
      rawId: `${index}`,
      dlrId: null,
      ptt: 4,
    }));
    const plans = await plansOf(database.writer, (tx) => matchReceipts(tx, receipts, new Date()));
    expect(
      plans.filter((step) => /Message_carrier_carrierIdKey_idx|SubmittedSegment_carrier_idKey_idx/.test(step)),
    ).toEqual([
      expect.stringMatching(/^SEARCH m .*carrier=\? AND carrierIdKey=\?/),
      expect.stringMatching(/^SEARCH s .*carrier=\? AND idKey=\?/),
    ]);
    expect(plans.filter((step) => /SCAN (m|s|Message|SubmittedSegment)\b/.test(step))).toEqual([]);
  },
);

test('what is outstanding is read from its own index, in its order', async () => {
  const plans = await plansOf(database.writer, (tx) => readOutstanding(tx, 'one', FROM_THE_FIRST));
  expect(plans.filter((step) => step.includes('_outstanding_idx'))).toEqual([
    expect.stringMatching(/^SEARCH Message .*carrier=\? AND id>\?/),
    expect.stringMatching(/^SEARCH SubmittedSegment .*carrier=\? AND messageId>\?/),
  ]);
  expect(plans.filter((step) => /SCAN (m|Message|SubmittedSegment)\b/.test(step))).toEqual([]);
});
