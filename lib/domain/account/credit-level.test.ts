import { expect, test } from 'vitest';
import { creditLevel, noticedCredit } from './credit-level';

test.each([
  [0, 0, 'none'],
  [0, 500, 'none'],
  [499, 500, 'low'],
  [500, 500, 'enough'],
  // Who sends nothing is short of nothing.
  [1, 0, 'enough'],
] as const)('%i left of which %i went lately: %s', (creditsLeft, spentLately, level) => {
  expect(creditLevel(creditsLeft, spentLately)).toBe(level);
});

test('of a disabled account’s credit no notice is given', () => {
  const spent = { creditsLeft: 0, spentLately: 500 };
  expect(noticedCredit({ ...spent, disabledAt: null })).toBe('none');
  expect(noticedCredit({ ...spent, disabledAt: '2026-11-26T10:00:00.000Z' })).toBe('enough');
});
