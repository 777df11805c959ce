import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCredits, MAX_CREDITS, parseCredits } from './credits';

test.each([
  [198_700, '1987'],
  [8_595, '85.95'],
  [23_050, '230.50'],
  [5, '0.05'],
  [0, '0'],
  [-150, '-1.50'],
])('%i hundredths print as %s', (credits, text) => {
  expect(formatCredits(credits)).toBe(text);
});

test('what is printed is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MAX_CREDITS }), (credits) => {
      expect(parseCredits(formatCredits(credits))).toEqual({ ok: true, value: credits });
    }),
  );
});

test.each(['', '-1', '1.234', '1,5', '1,000', 'ten', '1e3', ' ', '.5'])('%j is not an amount', (text) => {
  expect(parseCredits(text)).toEqual({ ok: false, error: 'not_a_number' });
});
