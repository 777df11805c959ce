/** How SQLite means to read which bulk send a message is of. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plansOf } from '@/lib/testing/plans-of';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { readStatuses, saveStatuses } from './status-store';

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

test('which send a message is of is looked up by its id, whatever there is of sends', async () => {
  const id = await delivery.sendTo('+33612345678');
  const plans = await plansOf(delivery.writer, async (tx) => saveStatuses(tx, await readStatuses(tx, [id]), NOW));
  // But for the values that a statement is given.
  expect(plans.filter((step) => /^SCAN (?!given$)/.test(step) && !/CONSTANT ROW/.test(step))).toEqual([]);
  expect(plans.filter((step) => /SEARCH b /.test(step))).toEqual([expect.stringMatching(/PRIMARY KEY \(rowid=\?\)/)]);
});
