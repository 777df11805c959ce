import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quotaShares } from './quota';

test.each([
  [
    { quotaLeft: 4_000, quotaGiven: 5_000, alertThreshold: 1_000 },
    { left: 0.8, limit: 0.2 },
  ],
  [
    { quotaLeft: 0, quotaGiven: 5_000, alertThreshold: null },
    { left: 0, limit: null },
  ],
  [
    { quotaLeft: 0, quotaGiven: 0, alertThreshold: 500 },
    { left: 0, limit: null },
  ],
  [
    { quotaLeft: 6_000, quotaGiven: 5_000, alertThreshold: 9_000 },
    { left: 1, limit: null },
  ],
])('%j is drawn as %j', (measured, shares) => {
  expect(quotaShares(measured)).toEqual(shares);
});

test('no share leaves its bar, and what is below the limit is drawn below it', () => {
  const amount = fc.nat({ max: 1_000_000_000 });
  fc.assert(
    fc.property(amount, amount, amount, (quotaLeft, quotaGiven, alertThreshold) => {
      const { left, limit } = quotaShares({ quotaLeft, quotaGiven, alertThreshold });
      for (const share of [left, limit ?? 0]) expect(share >= 0 && share <= 1).toBe(true);
      if (quotaLeft < alertThreshold) expect(left).toBeLessThanOrEqual(limit ?? 1);
    }),
  );
});
