import { expect, test } from 'vitest';
import { idKeyOf } from './carrier-id';

test.each([
  ['00B8BE19', 'b8be19'],
  ['0972660181', '972660181'],
  ['0e999f21-81ef-4974-a414-3de98174e3c7', '0E999F21-81EF-4974-A414-3DE98174E3C7'],
  ['000', '0'],
])('%s and %s are one id', (one, other) => {
  expect(idKeyOf(one)).toBe(idKeyOf(other));
});

test('no id is none, and those that differ stay apart', () => {
  expect([idKeyOf(null), idKeyOf('')]).toEqual([null, null]);
  const ids = ['0', '1', '10', 'a', '9308878062554710043', '9308878062554710044'];
  expect(new Set(ids.map(idKeyOf)).size).toBe(ids.length);
});
