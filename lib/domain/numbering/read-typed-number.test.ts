import { expect, test } from 'vitest';
import { listMagicNumbers } from '../delivery/magic-numbers';
import { readTypedNumber } from './read-typed-number';
import { whyNotMsisdn } from './why-not-msisdn';

test.each([
  '+33 6 12 34 56 78',
  '0033612345678',
  '+33 (0)6 12 34 56 78',
  '33612345678',
  '33 6 12 34 56 78',
  '330612345678',
])('%s has its country code, with a plus or without', (typed) => {
  expect(readTypedNumber(typed)).toEqual({ msisdn: '33612345678', isNational: false });
});

test.each(['0612345678', '06 12 34 56 78', '06.12.34.56.78', '(0)6-12-34-56-78'])(
  '%s is dialled within France',
  (typed) => {
    expect(readTypedNumber(typed)).toEqual({ msisdn: '33612345678', isNational: true });
  },
);

test('numbers of other countries may lack the plus, too', () => {
  expect(readTypedNumber('32470123456')).toEqual({ msisdn: '32470123456', isNational: false });
  expect(readTypedNumber('12125550123')).toEqual({ msisdn: '12125550123', isNational: false });
  expect(readTypedNumber('919876543210')).toEqual({ msisdn: '919876543210', isNational: false });
});

test('every test number of the simulated carrier may lack the plus', () => {
  for (const { number } of listMagicNumbers()) {
    expect(readTypedNumber(number.slice(1))).toEqual({ msisdn: number.slice(1), isNational: false });
  }
});

test.each([
  ['4915112345678.0', '4915112345678'],
  ['+4915112345678.0', '4915112345678'],
  ['33612345678.0', '33612345678'],
  ['0612345678.0', '33612345678'],
])('%s is a number that a program kept as a fraction', (typed, msisdn) => {
  expect(readTypedNumber(typed)?.msisdn).toBe(msisdn);
});

test.each([
  ['13800138000', 'China'],
  ['15112345678', 'Germany'],
  ['11987654321', 'Brazil'],
])('%s, a national number of %s, is not sent to +1, and what it lacks is told', (typed) => {
  expect(readTypedNumber(typed)).toBeNull();
  expect(whyNotMsisdn(typed)).toBe('national');
  expect(readTypedNumber(`+${typed}`)).toEqual({ msisdn: typed, isNational: false });
});

test.each([
  ['0692123456', 'of Réunion, not of +33'],
  ['0639123456', 'of Mayotte, not of +33'],
  ['0012345678', 'no number'],
  ['612345678', 'of any country'],
  ['4512345678', 'too short to be sure'],
  ['06123456789', 'too long for a French one'],
  ['+0612345678', 'no number'],
  ['++33612345678', 'no number'],
  ['4.915112345678E+12', 'no number'],
  ['Dupont', 'no number'],
])('%s is not guessed at: %s', (typed) => {
  expect(readTypedNumber(typed)).toBeNull();
});
