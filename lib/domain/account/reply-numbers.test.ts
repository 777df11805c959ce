import { expect, test } from 'vitest';
import {
  earlierClauses,
  isShortNumber,
  isStopClause,
  numberOfClause,
  readEarlierClauses,
  writeEarlierClauses,
} from './reply-numbers';

test.each([
  ['38080', true],
  ['380', true],
  ['38080123', true],
  ['38', false],
  ['380801234', false],
  ['+3808', false],
  ['MyShop', false],
])('%s is a short number: %s', (text, is) => {
  expect(isShortNumber(text)).toBe(is);
});

test.each([
  ['STOP 36111', true],
  ['STOP au 38081', true],
  ['Stop : 33639981234', true],
  ['STOP', false],
  ['STOP38081', false],
  ['38081', false],
  ['STOP 38', false],
  ['STOP 38081.', false],
  ['STOP\n38081', false],
  ['STOP ➔ 38081', false],
  [`STOP ${'x'.repeat(19)} 38081`, true],
  [`STOP ${'x'.repeat(20)} 38081`, false],
])('“%s” is a clause that says where to: %s', (text, is) => {
  expect(isStopClause(text)).toBe(is);
});

test.each([
  ['STOP 36111', '36111'],
  ['STOP au 38081', '38081'],
  ['Stop 2 : 33639981234', '33639981234'],
])('“%s” says that STOP goes to %s', (clause, number) => {
  expect(numberOfClause(clause)).toBe(number);
});

test('clauses of before are known newest first, each once, without the one that there is; the oldest are dropped', () => {
  const stored = (clauses: readonly string[]) => readEarlierClauses(writeEarlierClauses(clauses));
  expect(stored([])).toEqual([]);
  const first = earlierClauses('STOP 36111', [], 'STOP 38081');
  expect(stored(first)).toEqual(['STOP 36111']);
  const second = earlierClauses('STOP 38081', first, 'STOP 38082');
  expect(stored(second)).toEqual(['STOP 38081', 'STOP 36111']);
  expect(earlierClauses('STOP 38082', second, 'STOP 36111')).toEqual(['STOP 38082', 'STOP 38081']);
  const many = Array.from({ length: 30 }, (_, index) => `STOP ${String(40_000 + index)}`);
  expect(earlierClauses('STOP 36111', many, 'STOP 38081')).toEqual(['STOP 36111', ...many.slice(0, 19)]);
});
