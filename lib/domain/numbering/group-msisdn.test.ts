import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupMsisdn } from './group-msisdn';
import { readNumberSearch } from './number-search';

test('a number is written in groups that do not break, as its country writes it', () => {
  expect(groupMsisdn('33612000482')).toBe('+33\u00a06\u00a012\u00a000\u00a004\u00a082');
  expect(groupMsisdn('919876543210')).toBe('+91\u00a098765\u00a043210');
  expect(groupMsisdn('999123')).toBe('+999123');
});

test('what is copied from the page is looked for as the number that it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 33_600_000_000, max: 33_799_999_999 }).map(String), (msisdn) => {
      expect(readNumberSearch(groupMsisdn(msisdn))).toEqual(readNumberSearch(`+${msisdn}`));
    }),
  );
});
