import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMsisdn, maskMsisdn, parseMsisdn } from './msisdn';

test.each([
  ['+33612345678', '33612345678'],
  ['0033612345678', '33612345678'],
  [' 33612345678', '33612345678'],
  ['+33 6 12.34-56(78)', '33612345678'],
  [' +447700900123', '447700900123'],
])('%j is %s', (raw, msisdn) => {
  expect(parseMsisdn(raw)).toBe(msisdn);
});

test.each([
  '',
  '0612345678',
  '33612345678',
  '+0612345678',
  '+123456',
  '+1234567890123456',
  '+33abc',
  'tel:+33612345678',
])('%j is not international', (raw) => {
  expect(parseMsisdn(raw)).toBeNull();
});

test('what is shown is read back', () => {
  const digits = fc.stringMatching(/^[1-9]\d{6,14}$/);
  fc.assert(fc.property(digits, (msisdn) => parseMsisdn(formatMsisdn(msisdn)) === msisdn));
});

test('a mask keeps the country and the last two digits', () => {
  expect(maskMsisdn('33612345678')).toBe('336******78');
});
