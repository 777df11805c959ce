import { expect, test } from 'vitest';
import { createOneAfterAnother } from './one-after-another';

test('work on one thing waits for the former, even one that fails; work on another does not', async () => {
  const inOrder = createOneAfterAnother<string>();
  const done: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = inOrder('a', async () => {
    await held;
    done.push('a1');
    throw new Error('lost');
  });
  const second = inOrder('a', () => Promise.resolve(done.push('a2')));
  await inOrder('b', () => Promise.resolve(done.push('b1')));
  expect(done).toEqual(['b1']);
  release();
  await expect(first).rejects.toThrow('lost');
  await second;
  expect(done).toEqual(['b1', 'a1', 'a2']);
});
