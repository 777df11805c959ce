import { expect, test } from 'vitest';
import { wasSetBack } from './set-back';

const BEFORE = { wall: 1_000_000, running: 5_000 };

test.each([
  ['time that passes', 1_000, 1_000, false],
  ['a clock that is corrected in small steps', 999, 1_000, false],
  ['a clock that is set ahead, or a machine that slept', 3_600_000, 1_000, false],
  ['a clock that is set back by an hour', -3_599_000, 1_000, true],
  ['a clock that is set back by less than what passed', 900, 1_000, true],
])('%s', (_, wall, running, back) => {
  expect(wasSetBack(BEFORE, { wall: BEFORE.wall + wall, running: BEFORE.running + running })).toBe(back);
});
