import { expect, test } from 'vitest';
import { cellsOf, columnCount, hasHeading, withValues } from './csv-columns';
import { likelyColumn } from './likely-column';

const CUSTOMERS = [
  ['Customer', 'Name', 'Mobile'],
  ['100200301', 'Zoé', '+33 6 12 34 56 78'],
  ['100200302', 'Max', ''],
  ['100200303', 'Ida', '06.12.34.56.79'],
];

test('the column with the most numbers is found, whatever looks like numbers beside it', () => {
  expect(likelyColumn(CUSTOMERS)).toBe(2);
  expect(likelyColumn([['+33612345678'], ['+33612345679']])).toBe(0);
  // As our own files have them, in which a spreadsheet must see no formula.
  expect(
    likelyColumn([
      ['Added', 'Number'],
      ['2026-11-28 10:00', "'+33612345678"],
    ]),
  ).toBe(1);
  expect(likelyColumn([['a', 'b']])).toBe(0);
  expect(likelyColumn([])).toBe(0);
});

test('of two columns of numbers, the one that has more is proposed, though its first lines are empty', () => {
  const rows = Array.from({ length: 1_000 }, (_, index) => [
    index < 150 ? '+33145678901' : '',
    index < 300 ? '' : `33${612_345_000 + index}`,
  ]);
  expect(likelyColumn(rows)).toBe(1);
});

test('the longest line tells how many columns there are, wherever it stands', () => {
  expect(columnCount(CUSTOMERS)).toBe(3);
  expect(columnCount([...Array.from({ length: 500 }, () => ['a']), ['a', 'b']])).toBe(2);
});

test('a column’s cells are told without its heading and without the empty ones', () => {
  expect(hasHeading(CUSTOMERS, 2)).toBe(true);
  expect(cellsOf(CUSTOMERS, 2)).toEqual(['+33 6 12 34 56 78', '06.12.34.56.79']);
  expect(cellsOf([['+33612345678'], ['+33612345679']], 0)).toEqual(['+33612345678', '+33612345679']);
});

test('a wrong number in the first line is no heading, so that it is told as left out', () => {
  expect(cellsOf([['06 12'], ['+33612345679']], 0)).toEqual(['06 12', '+33612345679']);
});

test('a line that is too short has nothing in the column', () => {
  expect(cellsOf([['Name', 'Mobile'], ['Zoé'], ['Max', '+33612345678']], 1)).toEqual(['+33612345678']);
});

test('the other columns go with the numbers, by their headings, each row on one line', () => {
  const rows = [
    ['Customer #', 'Mobile', '', 'Address'],
    ['1001', '+33612345678', 'x', '1 rue A\n75001\tParis'],
    ['1002', '', 'y'],
    ['1003', ' 0612345679 '],
  ];
  expect(withValues(rows, 1, (index) => `Column ${index + 1}`)).toEqual({
    columns: ['Customer', 'Column 3', 'Address'],
    lines: ['+33612345678\t1001\tx\t1 rue A 75001 Paris', '0612345679\t1003\t\t'],
  });
});
