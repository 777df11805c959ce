import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type TokenBucket, takeToken } from './token-bucket';

const RULE = { capacity: 5, refillPerSecond: 1 };
const at = (seconds: number) => new Date(seconds * 1000);

test('five come at once, the sixth waits a second', () => {
  let bucket: TokenBucket | undefined;
  const allowed = Array.from({ length: 6 }, () => {
    const taken = takeToken(bucket, RULE, at(100));
    bucket = taken.bucket;
    return taken;
  });
  expect(allowed.map((taken) => taken.allowed)).toEqual([true, true, true, true, true, false]);
  expect(allowed[5]?.retryAfterSeconds).toBe(1);
  expect(takeToken(bucket, RULE, at(101)).allowed).toBe(true);
});

test('over any span no more pass than the capacity plus the refill', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -2, max: 3 }), { maxLength: 60 }), (steps) => {
      let clock = 1000;
      let latest = clock;
      let bucket: TokenBucket | undefined;
      let passed = 0;
      let gained = 0;
      for (const step of steps) {
        clock += step;
        if (step > 0) gained += step;
        latest = Math.max(latest, clock);
        const taken = takeToken(bucket, RULE, at(clock));
        bucket = taken.bucket;
        if (taken.allowed) passed += 1;
      }
      expect(passed).toBeLessThanOrEqual(RULE.capacity + gained * RULE.refillPerSecond);
    }),
  );
});
