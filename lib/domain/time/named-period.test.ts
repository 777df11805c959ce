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
] as const)('%s is from %s to %j, on the account’s calendar', (name, from, to) => {
  expect(namedPeriod(name, NOW, 'Europe/Paris')).toEqual({ from, to });
});

test('each is known again by its days, and nothing else is', () => {
  for (const name of NAMED_PERIODS) {
    expect(nameOfPeriod(namedPeriod(name, NOW, 'Europe/London'), NOW, 'Europe/London')).toBe(name);
  }
  expect(nameOfPeriod({ from: '', to: '' }, NOW, 'Europe/London')).toBeNull();
  expect(nameOfPeriod({ from: '2026-10-31', to: '' }, NOW, 'Europe/London')).toBeNull();
});
