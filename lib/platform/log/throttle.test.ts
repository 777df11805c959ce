import { expect, test } from 'vitest';
import { createThrottle } from './throttle';

const at = (ms: number) => new Date(ms);

test('the first of a kind goes through at once, the next after a while, with how many were held back', () => {
  const { admit } = createThrottle({ everyMs: 1_000, mostKinds: 10 });
  expect([0, 1, 999, 1_000, 1_001, 2_000].map((ms) => admit('a', at(ms)))).toEqual([0, null, null, 2, null, 1]);
});

test('kinds do not hold each other back', () => {
  const { admit } = createThrottle({ everyMs: 1_000, mostKinds: 10 });
  expect([admit('a', at(0)), admit('b', at(0)), admit('a', at(1))]).toEqual([0, 0, null]);
});

test('however many kinds somebody makes up, few lines come of them', () => {
  const { admit } = createThrottle({ everyMs: 1_000, mostKinds: 10 });
  const lines = Array.from({ length: 10_000 }, (_, index) => admit(`kind ${index}`, at(index / 10)));
  expect(lines.filter((held) => held !== null)).toHaveLength(11);
  expect(admit('later', at(5_000))).toBe(0);
});

test('after the clock was set back, lines come at once', () => {
  const { admit } = createThrottle({ everyMs: 1_000, mostKinds: 10 });
  expect([admit('a', at(1_000_000)), admit('a', at(0))]).toEqual([0, 0]);
});
