import { expect, test } from 'vitest';
import { createBatchQueue } from './batch-queue';

const LIMITS = { largestBatch: 4, longestQueue: 6 };

test('items that wait together are one batch, in order, up to the largest batch', async () => {
  const batches: number[][] = [];
  const group = createBatchQueue<number, number>(async (items) => {
    batches.push([...items]);
    return items.map((item) => item * 2);
  }, LIMITS);
  const outcomes = await Promise.all([1, 2, 3, 4, 5, 6].map((item) => group.submit(item)));
  expect(outcomes).toEqual([2, 4, 6, 8, 10, 12]);
  expect(batches).toEqual([
    [1, 2, 3, 4],
    [5, 6],
  ]);
});

test('a full queue turns away without doing anything', async () => {
  const group = createBatchQueue<number, number>(async (items) => items, LIMITS);
  const accepted = [1, 2, 3, 4, 5, 6].map((item) => group.submit(item));
  expect(group.submit(7)).toBeNull();
  expect(await Promise.all(accepted)).toHaveLength(6);
  expect(await group.submit(7)).toBe(7);
});

test('a commit that fails rejects its own batch and the next one goes on', async () => {
  let first = true;
  const group = createBatchQueue<number, number>(async (items) => {
    if (first) {
      first = false;
      throw new Error('disk full');
    }
    return items;
  }, LIMITS);
  await expect(group.submit(1)).rejects.toThrow('disk full');
  expect(await group.submit(2)).toBe(2);
  await group.drained();
});

test('what waits for longer than anybody does is answered so while a batch goes on, and never done', async () => {
  const done: string[] = [];
  const { promise: goesOn, resolve: end } = Promise.withResolvers<void>();
  const group = createBatchQueue<string, string>(
    async (items) => {
      if (items.includes('slow')) await goesOn;
      done.push(...items);
      return items;
    },
    { ...LIMITS, late: { afterMs: 50, outcome: 'late' } },
  );
  const slow = group.submit('slow');
  // It is being done by then.
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  expect(await Promise.all([group.submit('one'), group.submit('two')])).toEqual(['late', 'late']);
  end();
  expect(await slow).toBe('slow');
  expect(await group.submit('next')).toBe('next');
  expect(done).toEqual(['slow', 'next']);
});
