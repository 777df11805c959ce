import { expect, test } from 'vitest';
import { groupAlike, sumByCountry } from './by-country';

test('numbers are counted by country, those of a shared calling code apart, most first', () => {
  const numbers = ['33612345678', '33612345679', '33700000000', '14155550100', '16135550100', '16135550101'];
  expect(groupAlike(numbers)).toHaveLength(4);
  expect(sumByCountry(groupAlike(numbers))).toEqual([
    { callingCode: '33', country: 'FR', sent: 3 },
    { callingCode: '1', country: 'CA', sent: 2 },
    { callingCode: '1', country: 'US', sent: 1 },
  ]);
  expect(sumByCountry([])).toEqual([]);
});
