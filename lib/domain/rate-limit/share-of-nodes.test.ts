import { expect, test } from 'vitest';
import { shareOfNodes } from './share-of-nodes';
import { type TokenBucket, takeToken } from './token-bucket';

/** How many of a hundred a second pass at each of so many nodes, within so many seconds. */
function passed(perSecond: number, nodes: number, seconds: number): number {
  const rule = shareOfNodes({ capacity: perSecond, refillPerSecond: perSecond }, nodes);
  let bucket: TokenBucket | undefined;
  let count = 0;
  for (let tick = 0; tick < seconds * 100; tick += 1) {
    const taken = takeToken(bucket, rule, new Date(tick * 10));
    bucket = taken.bucket;
    if (taken.allowed) count += 1;
  }
  return count * nodes;
}

test('one node has all of it', () => {
  expect(shareOfNodes({ capacity: 5, refillPerSecond: 2 }, 1)).toEqual({ capacity: 5, refillPerSecond: 2 });
});

test.each([
  [20, 4],
  [1, 3],
  [7, 2],
])('%i a second let as many through at %i nodes together as at one, but for what comes at once', (perSecond, nodes) => {
  const seconds = 300;
  const all = passed(perSecond, nodes, seconds);
  expect(all).toBeGreaterThanOrEqual(perSecond * seconds * 0.99);
  expect(all).toBeLessThanOrEqual(perSecond * (seconds + 1) + nodes);
});
