import { expect, test } from 'vitest';
import { dayOf, dayText, sumUsage, usageOfState } from './usage';

test('days are UTC', () => {
  expect(dayText(dayOf(new Date('2026-11-24T23:59:59.999Z')))).toBe('2026-11-24');
  expect(dayText(dayOf(new Date('2026-11-25T00:00:00Z')))).toBe('2026-11-25');
});

test('changes of one API user are one sum', () => {
  expect(
    sumUsage([
      { apiUserId: 1, accountId: 9, sent: 1, credits: 100 },
      { apiUserId: 2, accountId: 9, failed: 1, credits: -40 },
      { apiUserId: 1, accountId: 9, delivered: 1, sent: 2, credits: 60 },
    ]),
  ).toEqual([
    { apiUserId: 1, accountId: 9, sent: 3, delivered: 1, failed: 0, credits: 160 },
    { apiUserId: 2, accountId: 9, sent: 0, delivered: 0, failed: 1, credits: -40 },
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
