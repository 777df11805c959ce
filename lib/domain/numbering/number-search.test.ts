import fc from 'fast-check';
import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min';
import { describe, expect, test } from 'vitest';
import { readNumberSearch } from './number-search';
import { parseMsisdn } from './parse-msisdn';

const isFound = (msisdn: string, typed: string): boolean => {
  const search = readNumberSearch(typed);
  if (search === null) return false;
  return msisdn.startsWith(search.beginning) || (search.ending !== null && msisdn.endsWith(search.ending));
};

const FRENCH = '33612345678';

test.each([
  '+33612345678',
  '+33 (0) 6 12 34 56 78',
  '+33 06 12 34 56 78',
  '0033 6 12 34 56 78',
  '00 33 (0)6.12.34.56.78',
  '33612345678',
  '330612345678',
  '0612345678',
  '06 12 34 56 78',
  '06-12-34-56-78',
  '(0)6 12 34 56 78',
  '612345678',
  '0612',
  '06 12 3',
  '+336',
  '+33 (0)6 12',
  '+33 06 12',
  '33 6 12',
  '5678',
  '56 78',
  '8',
  '\u202a+33 6 12 34 56 78\u202c',
])('whoever types %j finds +33612345678', (typed) => {
  expect(isFound(FRENCH, typed)).toBe(true);
});

test.each([
  ['+33 (0) 6 99 99 99 99 9', '33699999999'],
  ['+5678', FRENCH],
  ['0613', FRENCH],
  ['06 12 34 56 79', FRENCH],
  ['123', FRENCH],
  ['0613', '447700900612'],
  ['0612345678', '44612345678'],
  ['33612345678', '4933612345678'],
])('whoever types %j does not find +%s', (typed, msisdn) => {
  expect(isFound(msisdn, typed)).toBe(false);
});

test.each([
  ['07700 900123', '447700900123'],
  ['+44 (0)7700 900', '447700900123'],
  ['+44 07700', '447700900123'],
  ['+39 06 123', '39061234567'],
  ['0151 1234567 8', '4915112345678'],
  ['0123', '441632960123'],
  ['0023', '33600990023'],
  ['00989000', '220700989000'],
])('whoever types %j finds +%s, which is not French', (typed, msisdn) => {
  expect(isFound(msisdn, typed)).toBe(true);
});

test.each(['', ' ', '+', 'x', '0612x', '+33+6', '1234567890123456789'])('%j is no part of a number', (typed) => {
  expect(readNumberSearch(typed)).toBeNull();
});

describe('every number', () => {
  const callingCodes = [...new Set(getCountries().map((country) => getCountryCallingCode(country)))];
  const msisdns = fc
    .tuple(fc.constantFrom(...callingCodes), fc.stringMatching(/^\d{4,12}$/))
    .map(([code, rest]) => parseMsisdn(`+${code}${rest}`))
    .filter((msisdn) => msisdn !== null);
  const marks = fc.array(fc.constantFrom(' ', '.', '-', '\u00a0', '/'), { maxLength: 5 });
  const laidOut = (text: string, layout: readonly string[], seed: number) =>
    layout.reduce((written, mark, index) => {
      const at = 1 + ((seed + index * 3) % written.length);
      return written.slice(0, at) + mark + written.slice(at);
    }, text);

  test('is found by itself, with a plus, with 00 and with neither, however it is laid out', () => {
    fc.assert(
      fc.property(msisdns, marks, fc.nat(), (msisdn, layout, seed) => {
        for (const before of ['+', '00', '']) {
          const typed = laidOut(before + msisdn, layout, seed);
          expect([typed, isFound(msisdn, typed)]).toEqual([typed, true]);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('is found by its last digits, whichever they are', () => {
    fc.assert(
      fc.property(msisdns, fc.integer({ min: 1, max: 9 }), (msisdn, length) => {
        expect(isFound(msisdn, msisdn.slice(-length))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('that is French is found by each beginning of its national form, and by no other number’s', () => {
    const subscribers = fc.stringMatching(/^[1-9]\d{8}$/);
    fc.assert(
      fc.property(subscribers, subscribers, fc.integer({ min: 2, max: 10 }), (own, other, length) => {
        expect(isFound(`33${own}`, `0${own}`.slice(0, length))).toBe(true);
        expect(isFound(`33${other}`, `0${own}`)).toBe(own === other);
      }),
    );
  });
});
