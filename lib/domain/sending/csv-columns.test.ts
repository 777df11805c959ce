import { expect, test } from 'vitest';
import { cellsOf, columnCount, hasHeading, likelyColumn } from './csv-columns';

const CUSTOMERS = [
  ['Customer', 'Name', 'Mobile'],
  ['1001', 'Zoé', '+33 6 12 34 56 78'],
  ['1002', 'Max', ''],
  ['1003', 'Ida', '06.12.34.56.79'],
];

test('the column that most looks like numbers is found, whatever stands around it', () => {
  expect(likelyColumn(CUSTOMERS)).toBe(2);
  expect(likelyColumn([['+33612345678'], ['+33612345679']])).toBe(0);
  expect(likelyColumn([['a', 'b']])).toBe(0);
  expect(likelyColumn([])).toBe(0);
  expect(columnCount(CUSTOMERS)).toBe(3);
});

test('a column’s cells are told without its heading and without the empty ones', () => {
  expect(hasHeading(CUSTOMERS, 2)).toBe(true);
  expect(cellsOf(CUSTOMERS, 2)).toEqual(['+33 6 12 34 56 78', '06.12.34.56.79']);
  expect(cellsOf([['+33612345678'], ['+33612345679']], 0)).toEqual(['+33612345678', '+33612345679']);
});

test('a line that is too short has nothing in the column', () => {
  expect(cellsOf([['Name', 'Mobile'], ['Zoé'], ['Max', '+33612345678']], 1)).toEqual(['+33612345678']);
});
