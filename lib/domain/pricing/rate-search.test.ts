import { expect, test } from 'vitest';
import { countriesOfPrefix, searchedPrefixes } from './rate-search';

test('digits are looked for as a prefix begins, whatever stands in front of them', () => {
  expect(['33', '+33', '0033', ' +33 6 '].map(searchedPrefixes)).toEqual([['33'], ['33'], ['33'], ['336']]);
  expect(searchedPrefixes('')).toBeNull();
});

test('a country is found by its name in either language of the panel, without accents or capitals', () => {
  expect(searchedPrefixes('germany')).toEqual(['49']);
  expect(searchedPrefixes('Allemagne')).toEqual(['49']);
  expect(searchedPrefixes('ALGERIE')).toEqual(['213']);
  expect(searchedPrefixes('canada')).toEqual(['1']);
  expect(searchedPrefixes('atlantis')).toEqual([]);
});

test('a prefix names the countries of its calling code, of many the first two', () => {
  expect(countriesOfPrefix('33612')).toEqual({ countries: ['FR'], more: 0 });
  expect(countriesOfPrefix('1').countries[0]).toBe('US');
  expect(countriesOfPrefix('1').more).toBeGreaterThan(10);
  expect(countriesOfPrefix('')).toEqual({ countries: [], more: 0 });
  expect(countriesOfPrefix('3')).toEqual({ countries: [], more: 0 });
});
