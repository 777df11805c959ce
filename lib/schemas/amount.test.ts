import { expect, test } from 'vitest';
import { amount } from './amount';

const faultOf = (typed: string) => amount.safeParse(typed).error?.issues.map(({ message }) => message);

test('an amount is told in hundredths', () => {
  expect([amount.parse('150'), amount.parse('12.50')]).toEqual([15_000, 1_250]);
});

test.each([
  ['1,5', 'number_unclear'],
  ['1.234', 'number_unclear'],
  ['1 00', 'number_unclear'],
  ['ten', 'not_a_number'],
  ['', 'not_a_number'],
  ['-5', 'not_a_number'],
  ['99999999999999', 'too_large'],
])('%j is refused: %s', (typed, fault) => {
  expect(faultOf(typed)).toEqual([fault]);
});
