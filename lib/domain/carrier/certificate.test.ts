import { expect, test } from 'vitest';
import { hasEnded, isEnding } from './certificate';

const NOW = new Date('2026-11-27T12:00:00Z');

test.each([
  ['2026-12-27T12:00:01Z', false, false],
  ['2026-12-27T12:00:00Z', true, false],
  ['2026-11-27T12:00:01Z', true, false],
  ['2026-11-27T12:00:00Z', true, true],
  ['2020-01-01T00:00:00Z', true, true],
])('one until %s: told of is %s, ended is %s', (at, told, ended) => {
  const endsAt = new Date(at);
  expect(isEnding(endsAt, NOW)).toBe(told);
  expect(hasEnded({ endsAt }, NOW)).toBe(ended);
});
