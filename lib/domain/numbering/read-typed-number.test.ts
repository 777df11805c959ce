import { expect, test } from 'vitest';
import { readTypedNumber } from './read-typed-number';

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
  expect(readTypedNumber('919876543210')).toEqual({ msisdn: '919876543210', isNational: false });
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
  ['Dupont', 'no number'],
])('%s is not guessed at: %s', (typed) => {
  expect(readTypedNumber(typed)).toBeNull();
});
