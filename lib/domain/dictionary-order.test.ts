import { expect, test } from 'vitest';
import { dictionaryOrder } from './dictionary-order';

test('every name has one place, in any case and with any accents', () => {
  expect(['ÉTÉ', 'été', 'Été', 'e\u0301te\u0301'].map(dictionaryOrder)).toEqual(Array(4).fill('ete'));
});
