import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALERT_SUPPORTS, fallsBelow, type Limit, planLimitChange, type StoredLimit, tellsAtOnce } from './limit';

const threshold = fc.option(fc.integer({ min: 100, max: 400 }), { freq: 3 });
const support = fc.constantFrom(...ALERT_SUPPORTS);
const email = fc.constantFrom('', 'ops@example.com', 'me@example.com');
const number = fc.constantFrom('', '33612345678');
const limits: fc.Arbitrary<Limit> = fc.record({ threshold, support, email, number });
const stored: fc.Arbitrary<StoredLimit> = limits.map((limit) => ({
  alertThreshold: limit.threshold,
  alertSupport: limit.support,
  alertEmail: limit.email,
  alertNumber: limit.number,
}));

const saved = (before: StoredLimit, limit: Limit) => ({ ...before, ...planLimitChange(before, limit)?.settings });

test('what is saved is what was asked for, and asking for it again changes nothing', () => {
  fc.assert(
    fc.property(stored, limits, (before, limit) => {
      const after = saved(before, limit);
      expect(after.alertThreshold).toBe(limit.threshold);
      expect(planLimitChange(after, limit)).toBeNull();
      if (limit.threshold === null) return;
      const { support: alertSupport, email: alertEmail, number: alertNumber } = limit;
      expect(after).toMatchObject({ alertSupport, alertEmail, alertNumber });
    }),
  );
});

test('switched off, it knows whom it told and from where on', () => {
  fc.assert(
    fc.property(stored, limits, (before, limit) => {
      fc.pre(before.alertThreshold !== null);
      const { alertThreshold, ...whom } = before;
      expect(saved(before, { ...limit, threshold: null })).toEqual({
        ...whom,
        alertThreshold: null,
        alertLastThreshold: alertThreshold,
        alertArmed: true,
      });
    }),
  );
});

test('another threshold is armed; another way of telling does not tell again', () => {
  fc.assert(
    fc.property(stored, limits, (before, limit) => {
      const change = planLimitChange(before, limit);
      fc.pre(change !== null);
      expect(change.settings.alertArmed === true).toBe(limit.threshold !== before.alertThreshold);
    }),
  );
});

test.each([
  ['above what is left', null, 500, true],
  ['another one, as far above it', 400, 500, true],
  ['as much as is left', null, 300, false],
  ['below what is left', null, 200, false],
  ['the one of which somebody was told', 500, 500, false],
])('a threshold that is %s', (_, alertThreshold, wanted, isTold) => {
  expect(tellsAtOnce({ alertThreshold }, wanted, 300)).toBe(isTold);
});

test('a limit is fallen below once, on the way down', () => {
  expect(fallsBelow(300, 300, 299)).toBe(true);
  expect([fallsBelow(300, 299, 200), fallsBelow(300, 500, 300), fallsBelow(300, 200, 500)]).toEqual([
    false,
    false,
    false,
  ]);
});
