/** A stranded message is asked about once, though two nodes find it at the same moment. SQLite has one writer. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askAboutStranded } from '@/lib/engine/dispatch/routing/ask-stranded';
import { startPromptedNode, UNKNOWN } from '@/lib/testing/prompted-node';
import { addTestCarrier } from '@/lib/testing/routes';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { inTransaction } from '../connections/client';
import { findStranded } from '../messages/undecided';

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
  await addTestCarrier(delivery.db, 'gone');
  await delivery.db.carrier.updateMany({ where: { name: 'gone' }, data: { disabledAt: NOW } });
});

afterEach(() => delivery.closeBalanced());

test('what one node asks about another one passes over, and finds asked about if it had found it before', async () => {
  const id = await delivery.sendTo('+33612345678');
  const gone = startPromptedNode(delivery, { name: 'gone' });
  await gone.dispatch();
  await gone.answer(id, 1, { 1: UNKNOWN });
  const askAgain = () => delivery.writer.commit((tx) => askAboutStranded(tx, [id], NOW));
  const find = () => delivery.writer.commit((tx) => findStranded(tx, [], 10));
  expect(await find()).toEqual([id]);
  const second = await inTransaction(delivery.db, async (tx) => {
    expect(await askAboutStranded(tx, [id], NOW)).toEqual([delivery.accountId]);
    expect(await find()).toEqual([]);
    // It waits for the first one, whose answer it then sees.
    return { asked: askAgain() };
  });
  expect(await second.asked).toEqual([]);
  expect(await delivery.db.messageEvent.count({ where: { reason: 'carrier_gone' } })).toBe(1);
});
