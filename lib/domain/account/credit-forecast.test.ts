import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysLeft, FORECAST_DAYS, LEAST_FORECAST_DAYS, spendingPace } from './credit-forecast';

const TODAY = 20_000;
const on = (daysAgo: number, credits: number) => ({ day: TODAY - daysAgo, credits });

test.each([
  ['nothing was ever spent', null, [], { kind: 'too_early' }],
  ['six days are over since the first', TODAY - 6, [on(6, 100)], { kind: 'too_early' }],
  ['seven days are over', TODAY - 7, [on(7, 100), on(1, 40)], { kind: 'steady', spent: 140, days: 7 }],
  ['today is not over', TODAY - 7, [on(7, 100), on(0, 9_000)], { kind: 'steady', spent: 100, days: 7 }],
  ['what is older counts no more', TODAY - 90, [on(31, 9_000), on(30, 60)], { kind: 'steady', spent: 60, days: 30 }],
  ['nothing lately', TODAY - 90, [on(40, 100)], { kind: 'idle' }],
  ['more came back than went', TODAY - 30, [on(2, -50)], { kind: 'idle' }],
] as const)('%s', (_, firstDay, days, pace) => {
  expect(spendingPace({ today: TODAY, firstDay, days })).toEqual(pace);
});

test.each([
  [3_000, { spent: 3_000, days: 30 }, 30],
  // Seven a day: on the fifteenth day from now it does not reach.
  [100, { spent: 210, days: 30 }, 14],
  [6, { spent: 210, days: 30 }, 0],
  [0, { spent: 210, days: 30 }, 0],
])('%i at a pace of %o lasts %i days', (creditsLeft, pace, days) => {
  expect(daysLeft(creditsLeft, pace)).toBe(days);
});

test('spending at just the mean uses credit up on just the day that was told', () => {
  const anyDays = fc.array(fc.nat(100_000), { minLength: LEAST_FORECAST_DAYS, maxLength: FORECAST_DAYS });
  fc.assert(
    fc.property(anyDays, fc.nat(10_000_000), (spent, creditsLeft) => {
      const days = spent.map((credits, index) => on(spent.length - index, credits));
      const pace = spendingPace({ today: TODAY, firstDay: TODAY - spent.length, days });
      fc.pre(pace.kind === 'steady');
      const left = daysLeft(creditsLeft, pace);
      expect(left * pace.spent).toBeLessThanOrEqual(creditsLeft * pace.days);
      expect((left + 1) * pace.spent).toBeGreaterThan(creditsLeft * pace.days);
    }),
  );
});
