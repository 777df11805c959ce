import { expect, test } from 'vitest';
import { createFewAtOnce } from './few-at-once';

test('never runs more than it may, in order, and goes on after a failure', async () => {
  const fewAtOnce = createFewAtOnce(2);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const finish: (() => void)[] = [];
  const results = Array.from({ length: 5 }, (_, index) =>
    fewAtOnce(async () => {
      begun.push(index);
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => finish.push(resolve));
      running -= 1;
      if (index === 1) throw new Error('the second one fails');
      return index;
    }).catch((cause: Error) => cause.message),
  );
  while (begun.length < 5 || finish.length > 0) {
    finish.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await Promise.all(results)).toEqual([0, 'the second one fails', 2, 3, 4]);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
});
