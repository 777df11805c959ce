import { expect, test } from 'vitest';
import { maskMsisdn } from './msisdn';

test('a mask keeps the country and the last two digits', () => {
  expect(maskMsisdn('33612345678')).toBe('336******78');
});
