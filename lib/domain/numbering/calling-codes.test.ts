import { expect, test } from 'vitest';
import { messageListQuery } from '@/lib/schemas/message';
import { callingCodes } from './calling-codes';

test('every calling code of a country is there once, with whom it is mostly of first', () => {
  const codes = callingCodes();
  expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
  const first = (wanted: string) => codes.find(({ code }) => code === wanted)?.countries[0];
  expect([first('33'), first('1'), first('44'), first('800')]).toEqual(['FR', 'US', 'GB', undefined]);
});

test('the sending log can be asked for each of them', () => {
  for (const { code } of callingCodes()) expect(messageListQuery.parse({ country: code }).country).toBe(code);
});
