import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueAgain, endOfMessage, type HoursOfAccount, isAgedInHours, switchHours } from './validity';

const HOUR = 3_600_000;
const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2050-01-01'), noInvalidDate: true });

test('a message is worth sending for 48 hours from when it was due', () => {
  const dueAt = new Date('2026-11-28T18:00:00Z');
  expect(endOfMessage({ dueAt, inHours: false })).toEqual(new Date('2026-11-30T18:00:00Z'));
});

test('one that keeps hours, for 48 of them: a weekend and its nights are not counted', () => {
  // A Saturday, at 19:00 in Paris; a Thursday, likewise.
  const dueAt = new Date('2026-11-28T18:00:00Z');
  expect(endOfMessage({ dueAt, inHours: true })).toEqual(new Date('2026-12-03T18:00:00Z'));
});

test('keeping hours ends no message earlier', () => {
  fc.assert(
    fc.property(moments, (dueAt) => {
      const ends = [false, true].map((inHours) => endOfMessage({ dueAt, inHours }).getTime());
      expect(ends[1]).toBeGreaterThanOrEqual(ends[0] ?? Number.NaN);
    }),
  );
});

test('whatever its account does about hours while a message waits, it is not over earlier than it was to be', () => {
  const steps = fc.array(fc.record({ toKept: fc.boolean(), afterMs: fc.integer({ min: 1, max: 60 * HOUR }) }));
  fc.assert(
    fc.property(moments, fc.boolean(), steps, (dueAt, areKept, switches) => {
      let account: HoursOfAccount = { areKept, keptUntil: null };
      let now = dueAt;
      const end = () => endOfMessage({ dueAt, inHours: isAgedInHours(account, dueAt) }).getTime();
      for (const { toKept, afterMs } of switches) {
        const before = end();
        now = new Date(now.getTime() + afterMs);
        account = switchHours(account, toKept, now);
        expect(end()).toBeGreaterThanOrEqual(before);
      }
    }),
  );
});

test('what is due after its account has stopped keeping hours is worth sending for 48 hours', () => {
  const at = new Date('2026-11-27T18:00:00Z');
  const account = switchHours({ areKept: true, keptUntil: null }, false, at);
  expect(isAgedInHours(account, new Date(at.getTime() - 1))).toBe(true);
  expect(isAgedInHours(account, at)).toBe(false);
});

test('whoever looks for what is 48 hours old finds each message in time, not before, and after two looks at most at its end', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 100 * HOUR }), (dueAt, ageMs) => {
      const validUntil = endOfMessage({ dueAt, inHours: true });
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
