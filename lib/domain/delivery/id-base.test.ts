import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idKeyOf } from './carrier-id';
import { keysInOtherBase, seeBases } from './id-base';

test.each([
  [
    '0972660181',
    [
      { key: '39f99dd5', base: 'decimal' },
      { key: '40573993345', base: 'hexadecimal' },
    ],
  ],
  ['812FC7470000001B', [{ key: '9308878062554710043', base: 'hexadecimal' }]],
  ['9308878062554710043', [{ key: '812fc7470000001b', base: 'decimal' }, expect.anything()]],
  ['0e999f21-81ef-4974-a414-3de98174e3c7', []],
  ['7', []],
  ['', []],
  ['1'.repeat(41), []],
])('%s may be known by %j', (rawId, keys) => {
  expect(keysInOtherBase(rawId)).toEqual(keys);
});

test('an id in one base is among what its other spelling may be known by, however many bits it has', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 10n, max: 2n ** 128n - 1n }), (id) => {
      const [decimal, hexadecimal] = [id.toString(), id.toString(16)];
      expect(keysInOtherBase(decimal)).toContainEqual({ key: idKeyOf(hexadecimal), base: 'decimal' });
      expect(keysInOtherBase(hexadecimal)).toContainEqual({ key: decimal, base: 'hexadecimal' });
    }),
  );
});

test('what disagrees begins the count anew, and it ends at three', () => {
  expect(seeBases(null, [])).toBeNull();
  expect(seeBases(null, ['decimal'])).toEqual({ base: 'decimal', matches: 1 });
  expect(seeBases({ base: 'decimal', matches: 2 }, ['decimal', 'decimal'])).toEqual({ base: 'decimal', matches: 3 });
  expect(seeBases({ base: 'decimal', matches: 3 }, ['hexadecimal'])).toEqual({ base: 'hexadecimal', matches: 1 });
});
