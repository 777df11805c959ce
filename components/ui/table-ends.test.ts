import { expect, test } from 'vitest';
import { endOf } from './table-ends';

const always = {};
const fromLg = { priority: 2 } as const;
const fromXl = { priority: 3 } as const;
const endsOf = (columns: Parameters<typeof endOf>[1], hasActions = false) =>
  columns.map((column) => endOf(column, columns, hasActions));

test('the last column that the window has room for is the end of the table', () => {
  expect(endsOf([always, { ...always }])).toEqual(['never', 'always']);
  expect(endsOf([always, fromXl])).toEqual(['xl', 'always']);
  expect(endsOf([always, fromLg])).toEqual(['lg', 'always']);
  expect(endsOf([always, fromLg, fromXl])).toEqual(['lg', 'xl', 'always']);
  expect(endsOf([always, fromXl, { ...always }])).toEqual(['never', 'never', 'always']);
});

test('where rows have actions, these are the end', () => {
  expect(endsOf([always, fromXl], true)).toEqual(['never', 'never']);
});
