import { expect, test } from 'vitest';
import { createRateLimiter } from './rate-limiter';

test('a node lets its part of a limit through, as soon as another one shares it', () => {
  let nodes = 1;
  const limiter = createRateLimiter({ capacity: 10, refillPerSecond: 10 }, () => nodes);
  const passedAt = (seconds: number) =>
    Array.from({ length: 20 }, () => limiter.take('somebody', new Date(seconds * 1_000))).filter(Boolean).length;
  expect([passedAt(1), passedAt(2)]).toEqual([10, 10]);
  nodes = 5;
  expect([passedAt(3), passedAt(4), passedAt(14)]).toEqual([2, 2, 2]);
  nodes = 1;
  expect(passedAt(15)).toBe(10);
});
