import { expect, test } from 'vitest';
import { durationOf, isDeadNumber, pttCodes } from './ptt';

test('a number gets nothing any more when it is wrong, barred, has opted out or does not exist', () => {
  expect(pttCodes().filter(isDeadNumber)).toEqual([23, 53, 100]);
});

test('which is never said of what may still change', () => {
  expect(pttCodes().filter((code) => isDeadNumber(code) && durationOf(code) !== 'permanent')).toEqual([]);
});
