import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSeenSignatures } from './seen-signatures';

/** As they are proven: one for each name. */
const signed = (name: string) => `$1$${createHash('sha1').update(name).digest('hex')}`;

const at = (ms: number) => new Date(1_000_000 + ms);

test('a signature is taken once for as long as it could be timely', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(700), fc.nat(5)), { maxLength: 60 }), (steps) => {
      const seen = createSeenSignatures(1_000);
      const taken = new Map<string, number>();
      let clock = 0;
      for (const [step, name] of steps) {
        clock += step;
        const before = taken.get(String(name));
        const outcome = seen.take(signed(String(name)), 1, at(clock));
        if (before !== undefined && clock - before < 1_000) expect(outcome).toBe('again');
        if (outcome === 'first') taken.set(String(name), clock);
      }
    }),
  );
});

test('it is forgotten in the end, and what does not fit is not taken', () => {
  const seen = createSeenSignatures(1_000, 3);
  const first = [seen.take(signed('a'), 1, at(0)), seen.take(signed('b'), 1, at(1)), seen.take(signed('c'), 1, at(2))];
  expect(first).toEqual(['first', 'first', 'full']);
  expect(seen.take(signed('c'), 1, at(1_000))).toBe('first');
  expect(seen.take(signed('a'), 1, at(1_500))).toBe('again');
  expect(seen.take(signed('a'), 1, at(2_500))).toBe('first');
});

test('a key that changes without end leaves room for others, and no more is kept than there is room for', () => {
  const seen = createSeenSignatures(1_000, 1_000);
  const takenBy = (key: number) =>
    Array.from({ length: 2_000 }, (_, index) => seen.take(signed(`${key} ${index}`), key, at(0))).filter(
      (outcome) => outcome === 'first',
    ).length;
  const taken = [1, 2, 3, 4].map(takenBy);
  expect(taken).toEqual([500, 250, 125, 63]);
  for (let key = 5; key < 30; key += 1) taken.push(takenBy(key));
  expect(taken.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(1_000);
});
