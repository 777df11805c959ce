/** Which part of a table that somebody has of their customers is whom to send to. */

type Rows = readonly (readonly string[])[];

/** Of so many rows one sees what a column holds. */
const LOOKED_AT = 100;

const LIKE_A_NUMBER = /^[+\d(][\d\s().\-/]{5,}$/;

const looksLikeNumber = (cell: string) => LIKE_A_NUMBER.test(cell.trim());

export const columnCount = (rows: Rows): number =>
  rows.slice(0, LOOKED_AT).reduce((most, { length }) => Math.max(most, length), 0);

/** The column that most looks like numbers, the first of equals. */
export function likelyColumn(rows: Rows): number {
  const counts = Array.from(
    { length: columnCount(rows) },
    (_, column) => rows.slice(0, LOOKED_AT).filter((row) => looksLikeNumber(row[column] ?? '')).length,
  );
  return Math.max(0, counts.indexOf(Math.max(0, ...counts)));
}

/** Whether the first line names the columns instead of telling somebody's number. */
export const hasHeading = (rows: Rows, column: number): boolean => !looksLikeNumber(rows[0]?.[column] ?? '');

/** What stands in a column, its heading left out. */
export const cellsOf = (rows: Rows, column: number): string[] =>
  rows.slice(hasHeading(rows, column) ? 1 : 0).flatMap((row) => row[column]?.trim() || []);
