import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptSince, RETENTION } from './retention';

test.each([
  ['2026-11-26T10:20:30.000Z', 12, '2025-11-26T10:20:30.000Z'],
  ['2026-03-31T00:00:00.000Z', 1, '2026-02-28T00:00:00.000Z'],
  ['2024-02-29T12:00:00.000Z', 12, '2023-02-28T12:00:00.000Z'],
  ['2026-01-15T00:00:00.000Z', 1, '2025-12-15T00:00:00.000Z'],
])('%s, %i months before', (now, months, since) => {
  expect(keptSince(new Date(now), months).toISOString()).toBe(since);
});

test('what is kept never grows shorter than its months by more than a day’s end, and never longer', () => {
  const moments = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, fc.integer({ min: RETENTION.least, max: RETENTION.most }), (now, months) => {
      const since = keptSince(now, months);
      const apart = (now.getUTCFullYear() - since.getUTCFullYear()) * 12 + now.getUTCMonth() - since.getUTCMonth();
      expect(apart).toBe(months);
      expect(since.getUTCDate()).toBeLessThanOrEqual(now.getUTCDate());
    }),
  );
});
