import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueAgain, endOfMessage } from './validity';

const HOUR = 3_600_000;
const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2050-01-01'), noInvalidDate: true });

test('a message is worth sending for 48 hours from when it was due', () => {
  const dueAt = new Date('2026-11-28T18:00:00Z');
  expect(endOfMessage({ dueAt, keepsHours: false })).toEqual(new Date('2026-11-30T18:00:00Z'));
});

test('one that keeps hours, for 48 of them: a weekend and its nights are not counted', () => {
  // A Saturday, at 19:00 in Paris; a Thursday, likewise.
  const dueAt = new Date('2026-11-28T18:00:00Z');
  expect(endOfMessage({ dueAt, keepsHours: true })).toEqual(new Date('2026-12-03T18:00:00Z'));
});

test('keeping hours ends no message earlier', () => {
  fc.assert(
    fc.property(moments, (dueAt) => {
      const ends = [false, true].map((keepsHours) => endOfMessage({ dueAt, keepsHours }).getTime());
      expect(ends[1]).toBeGreaterThanOrEqual(ends[0] ?? Number.NaN);
    }),
  );
});

test('whoever looks for what is 48 hours old finds each message in time, not before, and after two looks at most at its end', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 100 * HOUR }), (dueAt, ageMs) => {
      const validUntil = endOfMessage({ dueAt, keepsHours: true });
      let now = new Date(Math.min(dueAt.getTime() + 48 * HOUR + ageMs, validUntil.getTime() - 1));
      for (let looks = 0; now < validUntil; looks += 1) {
        expect(looks).toBeLessThan(3);
        const due = dueAgain(validUntil, now);
        expect(due.getTime()).toBeLessThanOrEqual(now.getTime());
        const found = new Date(due.getTime() + 48 * HOUR);
        expect(found.getTime()).toBeGreaterThan(now.getTime());
        expect(found.getTime()).toBeLessThanOrEqual(validUntil.getTime());
        now = found;
      }
      expect(now).toEqual(validUntil);
    }),
  );
});
