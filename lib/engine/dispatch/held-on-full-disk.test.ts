/** A message that a process holds is never given twice for a full disk. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { limitPages } from '@/lib/testing/limit-pages';
import { accepted, startPromptedNode } from '@/lib/testing/prompted-node';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

test('a message that a process holds goes to its carrier once, though the database has no room for the answer at first', async () => {
  const id = await delivery.sendTo('+33612345678', { message: 'x'.repeat(100 * 153), noStop: '1' });
  const pageCount = async () => {
    const [row] = await delivery.db.$queryRawUnsafe<{ page_count: bigint }[]>('PRAGMA page_count');
    return Number(row?.page_count);
  };
  const pages = await pageCount();
  const node = startPromptedNode(delivery);
  expect(await node.dispatch()).toBe(1);
  await limitPages(delivery.writer, pages);
  const rawIds = Array.from({ length: 100 }, (_, index) => [index + 1, accepted(`${index}`.padEnd(200, 'x'))]);
  await node.answer(id, 1, Object.fromEntries(rawIds));
  expect(await node.dispatch()).toBe(0);
  expect(await delivery.message(id)).toMatchObject({ state: 'accepted' });
  await limitPages(delivery.writer, 1_000_000);
  await expect
    .poll(async () => {
      await node.dispatch();
      return (await delivery.message(id)).state;
    })
    .toBe('submitted');
  expect(node.given).toHaveLength(1);
});
