import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSeenSignatures } from './seen-signatures';

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
        const outcome = seen.take(String(name), at(clock));
        if (before !== undefined && clock - before < 1_000) expect(outcome).toBe('again');
        if (outcome === 'first') taken.set(String(name), clock);
      }
    }),
  );
});

test('it is forgotten in the end, and what does not fit is not taken', () => {
  const seen = createSeenSignatures(1_000, 2);
  expect([seen.take('a', at(0)), seen.take('b', at(1)), seen.take('c', at(2))]).toEqual(['first', 'first', 'full']);
  expect(seen.take('c', at(1_000))).toBe('first');
  expect(seen.take('a', at(1_500))).toBe('again');
  expect(seen.take('a', at(2_500))).toBe('first');
});
