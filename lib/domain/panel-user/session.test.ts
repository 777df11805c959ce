import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWorthAnEntry } from './failed-sign-ins';
import { isOpenSession, isSeenAnew, LONGEST_IDLE_MS, LONGEST_SESSION_MS } from './session';

const START = new Date('2026-11-25T10:00:00Z');
const after = (ms: number) => new Date(START.getTime() + ms);

describe('a session', () => {
  const used = { createdAt: START, lastSeenAt: START, endedAt: null };

  test('is over when it was not used for long, and when it is old, however busy', () => {
    expect(isOpenSession(used, after(LONGEST_IDLE_MS - 1))).toBe(true);
    expect(isOpenSession(used, after(LONGEST_IDLE_MS))).toBe(false);
    const busy = (now: Date) => isOpenSession({ ...used, lastSeenAt: now }, now);
    expect(busy(after(LONGEST_SESSION_MS - 1))).toBe(true);
    expect(busy(after(LONGEST_SESSION_MS))).toBe(false);
  });

  test('is over once it was ended, whatever the clock says', () => {
    fc.assert(
      fc.property(fc.integer({ min: -LONGEST_SESSION_MS, max: LONGEST_SESSION_MS }), (ms) => {
        expect(isOpenSession({ ...used, endedAt: START }, after(ms))).toBe(false);
      }),
    );
  });

  test('is written down as seen every five minutes', () => {
    expect(isSeenAnew(used, after(299_999))).toBe(false);
    expect(isSeenAnew(used, after(300_000))).toBe(true);
  });
});

test('of a million wrong passwords in a row seven are worth an entry', () => {
  const counts = Array.from({ length: 1_000_000 }, (_, index) => index + 1).filter(isWorthAnEntry);
  expect(counts).toEqual([1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]);
});
