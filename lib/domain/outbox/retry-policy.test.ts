import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastTryAfterMs, longestWaitsMs, nextTry, type WorkKind } from './retry-policy';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const KINDS = ['submission', 'callback', 'mail', 'sms', 'slice', 'recording'] as const satisfies readonly WorkKind[];
const since = new Date('2026-11-24T10:00:00Z');
const after = (milliseconds: number) => new Date(since.getTime() + milliseconds);

const delayOf = (kind: WorkKind, attempts: number, jitter = 0.5) =>
  (nextTry(kind, { attempts, since, now: since, jitter })?.getTime() ?? Number.NaN) - since.getTime();

describe.each(KINDS)('%s', (kind) => {
  test('ends whatever the clock says', () => {
    const moments = fc.array(fc.integer({ min: -1_000 * HOUR, max: 1_000 * HOUR }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(moments, (clock) => {
        let attempts = 1;
        const next = () =>
          nextTry(kind, { attempts, since, now: after(clock[attempts % clock.length] ?? 0), jitter: 0 });
        while (next()) attempts += 1;
        expect(attempts).toBeLessThanOrEqual(48 * 60);
      }),
    );
  });

  test('waits no longer than it says, whatever the jitter', () => {
    const waits = longestWaitsMs(kind);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, jitter) => {
        const delay = delayOf(kind, attempts, jitter);
        fc.pre(!Number.isNaN(delay));
        expect(delay).toBeLessThanOrEqual(waits[Math.min(attempts, waits.length - 1)] ?? 0);
      }),
    );
  });
});

test('a message is submitted again after 1 s, 2 s, 4 s … and then each minute', () => {
  expect([1, 2, 3, 6, 7, 8, 1_000].map((attempts) => delayOf('submission', attempts))).toEqual(
    [1, 2, 4, 32, 60, 60, 60].map((seconds) => seconds * SECOND),
  );
});

test('no submission comes later than 48 hours after the message was due', () => {
  const next = (now: Date) => nextTry('submission', { attempts: 1, since, now, jitter: 0 });
  expect(next(after(48 * HOUR - SECOND - 1))).toEqual(after(48 * HOUR - 1));
  expect(next(after(48 * HOUR - SECOND))).toBeNull();
});

test('a callback is tried ten times in three days, each delay a fifth longer or shorter', () => {
  const delays = Array.from({ length: 10 }, (_, tries) => delayOf('callback', tries + 1));
  const hours = [0.5, 2, 5, 10, 14, 20, 24].map((count) => count * HOUR);
  expect(delays).toEqual([5 * SECOND, 5 * MINUTE, ...hours, Number.NaN]);
  expect([0, 1].map((jitter) => delayOf('callback', 1, jitter))).toEqual([4 * SECOND, 6 * SECOND]);
});

test('alerts and slices are tried eight times in a day', () => {
  const hours = [0.5, 2, 5, 12].map((count) => count * HOUR);
  const delays = [10 * SECOND, MINUTE, 5 * MINUTE, ...hours, Number.NaN];
  for (const kind of ['mail', 'sms', 'slice'] as const) {
    expect(Array.from({ length: 8 }, (_, tries) => delayOf(kind, tries + 1))).toEqual(delays);
  }
});

test('callbacks are tried for a little over three days', () => {
  expect(lastTryAfterMs('callback')).toBe(5_000 + 5 * 60_000 + 30 * 60_000 + (2 + 5 + 10 + 14 + 20 + 24) * 3_600_000);
});
