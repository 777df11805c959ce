import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextSubmission } from './submission-retry';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const dueAt = new Date('2026-11-24T10:00:00Z');
const after = (milliseconds: number) => new Date(dueAt.getTime() + milliseconds);

test('the next try comes after 1 s, 2 s, 4 s … and then each minute', () => {
  const delays = [1, 2, 3, 6, 7, 8, 1_000].map(
    (attempt) => (nextSubmission({ attempt, dueAt, now: dueAt })?.getTime() ?? 0) - dueAt.getTime(),
  );
  expect(delays).toEqual([1, 2, 4, 32, 60, 60, 60].map((seconds) => seconds * SECOND));
});

test('no try comes later than 48 hours after the message was due', () => {
  expect(nextSubmission({ attempt: 1, dueAt, now: after(48 * HOUR - SECOND - 1) })).toEqual(after(48 * HOUR - 1));
  expect(nextSubmission({ attempt: 1, dueAt, now: after(48 * HOUR - SECOND) })).toBeNull();
});

test('it ends whatever the clock says', () => {
  const moments = fc.array(fc.integer({ min: -1_000 * HOUR, max: 1_000 * HOUR }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(moments, (clock) => {
      let attempt = 1;
      const next = () => nextSubmission({ attempt, dueAt, now: after(clock[attempt % clock.length] ?? 0) });
      while (next()) attempt += 1;
      expect(attempt).toBeLessThanOrEqual(48 * 60);
    }),
  );
});
