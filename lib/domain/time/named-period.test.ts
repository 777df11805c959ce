import { expect, test } from 'vitest';
import { NAMED_PERIODS, namedPeriod, nameOfPeriod } from './named-period';

/** Half past midnight in Paris on the 1st, half past eleven in London on the day before; the clocks changed that week. */
const NOW = new Date('2026-10-31T23:30:00Z');

test.each([
  ['today', '2026-11-01', '2026-11-01'],
  ['yesterday', '2026-10-31', '2026-10-31'],
  ['week', '2026-10-26', ''],
  ['month', '2026-10-03', ''],
  ['quarter', '2026-08-04', ''],
  ['thisMonth', '2026-11-01', '2026-11-30'],
  ['nextWeek', '2026-11-01', '2026-11-07'],
  ['nextMonth', '2026-11-01', '2026-11-30'],
] as const)('%s is from %s to %j, on the account’s calendar', (name, from, to) => {
  expect(namedPeriod(name, NOW, 'Europe/Paris')).toEqual({ from, to });
});

test.each(['past', 'coming'] as const)(
  'each of what is %s is known again by its days, and nothing else is',
  (which) => {
    const names = NAMED_PERIODS[which];
    // A day on which no month begins, so that this month is not the next thirty days.
    const now = new Date('2026-11-17T12:00:00Z');
    for (const name of names) {
      expect(nameOfPeriod(namedPeriod(name, now, 'Europe/London'), names, now, 'Europe/London')).toBe(name);
    }
    expect(nameOfPeriod({ from: '', to: '' }, names, now, 'Europe/London')).toBeNull();
    expect(nameOfPeriod({ from: '2026-10-31', to: '' }, names, now, 'Europe/London')).toBeNull();
  },
);

test('what is to come is not looked for among what has been', () => {
  const week = namedPeriod('nextWeek', NOW, 'Europe/London');
  expect(nameOfPeriod(week, NAMED_PERIODS.past, NOW, 'Europe/London')).toBeNull();
});
