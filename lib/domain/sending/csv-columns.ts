/** Which part of a table that somebody has of their customers is whom to send to, and what is written to each. */
import { columnName, MOST_COLUMNS } from './merge-fields';

export type Rows = readonly (readonly string[])[];

export const columnCount = (rows: Rows): number => rows.reduce((most, { length }) => Math.max(most, length), 0);

/** Whether the first line names the columns instead of telling somebody's number, right or wrong. */
export function hasHeading(rows: Rows, column: number): boolean {
  const first = rows[0]?.[column] ?? '';
  return /\p{L}/u.test(first) || !/\d/.test(first);
}

/** What stands in a column, its heading left out. */
export const cellsOf = (rows: Rows, column: number): string[] =>
  rows.slice(hasHeading(rows, column) ? 1 : 0).flatMap((row) => row[column]?.trim() || []);

/** A cell within a line of a table. */
const inLine = (cell: string) => cell.replaceAll(/[\t\r\n]+/g, ' ').trim();

/** Recipients for the field: lines, and the names of the values that stand behind each number, if any. */
export type RecipientLines = { readonly lines: readonly string[]; readonly columns: readonly string[] };

/** Numbers with what the other columns hold, by their headings; `nameOf` names a column that has none. */
export function withValues(rows: Rows, column: number, nameOf: (index: number) => string): RecipientLines {
  const others = Array.from({ length: columnCount(rows) }, (_, index) => index)
    .filter((index) => index !== column)
    .slice(0, MOST_COLUMNS);
  const isNamed = hasHeading(rows, column);
  const columns = others.map((index) => (isNamed && columnName(rows[0]?.[index] ?? '')) || nameOf(index));
  const lines = rows
    .slice(isNamed ? 1 : 0)
    .filter((row) => inLine(row[column] ?? '') !== '')
    .map((row) => [column, ...others].map((index) => inLine(row[index] ?? '')).join('\t'));
  return { lines, columns };
}
