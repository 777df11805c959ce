import { describe, expect, test } from 'vitest';
import { countryOf } from './country-of';
import { parseMsisdn } from './parse-msisdn';
import { whyNotMsisdn } from './why-not-msisdn';

describe('what is wrong with a number is told', () => {
  test.each([
    ['Dupont', 'no_digits'],
    ['--', 'no_digits'],
    ['+33 6 12 34 56 78 ext 5', 'letters'],
    ['612345678', 'spreadsheet'],
    ['3,36612E+10', 'spreadsheet'],
    ['3.36612e10', 'spreadsheet'],
    ['36612E+10', 'spreadsheet'],
    ['6123456789', 'national'],
    ['06 12 34 56 78', 'national'],
    ['33612345678', 'national'],
    ['06 39 98 12 34', 'overseas'],
    ['0690 12 34 56', 'overseas'],
    ['06 12 34 56 78 06 12 34 56 79', 'several'],
    ['0612345678/0612345679', 'several'],
    ['+33 6 12 34 56', 'too_short'],
    ['+336123456789', 'too_long'],
    ['+1234567890123456', 'too_long'],
    ['+12345', 'too_short'],
    ['+99912345678', 'no_such_number'],
    ['+0612345678', 'no_such_number'],
    ['++33612345678', 'no_such_number'],
  ])('%s: %s', (typed, fault) => {
    expect(parseMsisdn(typed)).toBeNull();
    expect(whyNotMsisdn(typed)).toBe(fault);
  });
});

test.each([
  ['33612345678', '33', 'FR'],
  ['32470123456', '32', 'BE'],
  ['919876543210', '91', 'IN'],
  ['12125550123', '1', 'US'],
  ['14165550123', '1', 'CA'],
  ['447400123456', '44', 'GB'],
  ['390612345678', '39', 'IT'],
  ['87012345678901', '870', null],
])('%s is at home in +%s, %s', (msisdn, callingCode, country) => {
  expect(countryOf(msisdn)).toEqual({ callingCode, country });
});
