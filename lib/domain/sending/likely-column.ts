import { columnCount, type Rows } from './csv-columns';
import { readNumber } from './typed-recipients';

/** This many rows show what a column holds. They are taken from the whole file, because its first rows may be empty. */
const LOOKED_AT = 200;

/**
 * The column with the most numbers that can be sent to, the first of equals. Apart from csv-columns.ts, which pages need
 * without all numbering plans.
 */
export function likelyColumn(rows: Rows): number {
  const step = Math.max(1, Math.ceil(rows.length / LOOKED_AT));
  const looked = rows.filter((_, index) => index % step === 0);
  const counts = Array.from(
    { length: columnCount(looked) },
    (_, column) => looked.filter((row) => readNumber(row[column] ?? '').number !== null).length,
  );
  return Math.max(0, counts.indexOf(Math.max(0, ...counts)));
}
