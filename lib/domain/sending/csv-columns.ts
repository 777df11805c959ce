/** Which part of a table that somebody has of their customers is whom to send to. */

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
