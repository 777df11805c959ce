import { inPieces, templateOf } from './in-pieces';
import type { SqlTransaction } from './sql-transaction';
import { together } from './together';

/** Columns by name, the same in each row; what is left out of the first row is left out of all. */
type Row = Readonly<Record<string, unknown>>;

/**
 * Inserts many rows of one table, some dozens with each statement; both SQLite and PostgreSQL understand them.
 * `onConflict`: what is done where a row is there already, in SQL; it belongs to the source, like the statement.
 */
export async function insertRows(
  tx: SqlTransaction,
  table: string,
  rows: readonly Row[],
  onConflict = '',
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const pieces: Promise<number>[] = [];
  for (const piece of inPieces(rows)) {
    const values: unknown[] = [];
    for (const row of piece) for (const column of columns) values.push(row[column]);
    pieces.push(tx.$executeRaw(insertOf(table, columns, piece.length, onConflict), ...values));
  }
  if (pieces.length === 1) await pieces[0];
  else await together(pieces);
}

const insertOf = (table: string, columns: readonly string[], size: number, onConflict: string): TemplateStringsArray =>
  templateOf(`insert ${table} ${columns.join()} ${size} ${onConflict}`, () => {
    const names = columns.map((column) => `"${column}"`).join(', ');
    const row = `(${columns.map(() => '?').join(', ')})`;
    return `INSERT INTO "${table}" (${names}) VALUES ${new Array<string>(size).fill(row).join(', ')} ${onConflict}`;
  });
