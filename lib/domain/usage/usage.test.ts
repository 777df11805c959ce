import { expect, test } from 'vitest';
import { dayOfHour, dayText, firstHourOf, sumUsage, usageOfState, usageSince } from './usage';

test('a day has 24 hours, and figures of thirty days begin 29 days ago', () => {
  expect([dayOfHour(47), dayOfHour(48)]).toEqual([1, 2]);
  expect(firstHourOf(2)).toBe(48);
  expect(dayText(dayOfHour(usageSince(29)))).toBe('1970-01-01');
});

test('changes of one API user in one hour are one sum, and what comes to nothing is none', () => {
  expect(
    sumUsage([
      { accountId: 9, apiUserId: 1, hour: 5, sent: 1, credits: 100, paid: 100 },
      { accountId: 9, apiUserId: 2, hour: 5, failed: 1, credits: -40, paid: 0 },
      { accountId: 9, apiUserId: 1, hour: 5, delivered: 1, sent: 2, credits: 60, paid: 0 },
      { accountId: 9, apiUserId: 1, hour: 6, delivered: 1 },
      { accountId: 9, apiUserId: null, hour: 5, sent: 1, credits: 1, paid: 1 },
      { accountId: 8, apiUserId: null, hour: 5, sent: 0 },
    ]),
  ).toEqual([
    { accountId: 9, apiUserId: 1, hour: 5, sent: 3, delivered: 1, failed: 0, credits: 160, paid: 100 },
    { accountId: 9, apiUserId: 2, hour: 5, sent: 0, delivered: 0, failed: 1, credits: -40, paid: 0 },
    { accountId: 9, apiUserId: 1, hour: 6, sent: 0, delivered: 1, failed: 0, credits: 0, paid: 0 },
    { accountId: 9, apiUserId: null, hour: 5, sent: 1, delivered: 0, failed: 0, credits: 1, paid: 1 },
  ]);
});

test.each([
  ['delivered', 1, 0],
  ['failed', 0, 1],
  ['expired', 0, 1],
  ['error', 0, 1],
  ['buffered', 0, 0],
  ['cancelled', 0, 0],
] as const)('%s counts as %i delivered and %i failed', (state, delivered, failed) => {
  expect(usageOfState(state)).toEqual({ delivered, failed });
});
