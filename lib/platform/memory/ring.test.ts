import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRing } from './ring';

test('of whatever comes the last ones are kept, the newest first', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.array(fc.integer(), { maxLength: 40 }), (size, values) => {
      const ring = createRing<number>(size);
      for (const value of values) ring.push(value);
      expect(ring.newest()).toEqual(values.slice(-size).reverse());
    }),
  );
});
