import type { SqlTransaction } from './sql-transaction';
import { together } from './together';

/** Rows of one statement: more save little, and each size is a statement that stays prepared. */
const MOST_TOGETHER = 32;

/** Columns by name, the same in each row; what is left out of the first row is left out of all. */
type Row = Readonly<Record<string, unknown>>;

/**
 * Inserts many rows of one table, some dozens with each statement. They go in pieces of 32, 16, 8, 4, 2 and 1, so that
 * a table has six statements and not one for every number of rows; both SQLite and PostgreSQL understand them.
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
  for (let from = 0, size = MOST_TOGETHER; from < rows.length; from += size) {
    while (size > rows.length - from) size /= 2;
    const values: unknown[] = [];
    for (const row of rows.slice(from, from + size)) for (const column of columns) values.push(row[column]);
    pieces.push(tx.$executeRaw(templateOf(table, columns, size, onConflict), ...values));
  }
  if (pieces.length === 1) await pieces[0];
  else await together(pieces);
}

const templates = new Map<string, TemplateStringsArray>();

/** The same template each time, as if it stood in the source: by that a prepared statement is found again. */
function templateOf(table: string, columns: readonly string[], size: number, onConflict: string): TemplateStringsArray {
  const name = `${table} ${columns.join()} ${size} ${onConflict}`;
  const known = templates.get(name);
  if (known) return known;
  const between = ', ';
  const head = `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(between)}) VALUES (`;
  const row = columns.slice(1).map(() => between);
  const strings = [head, ...row];
  for (let more = 1; more < size; more += 1) strings.push('), (', ...row);
  strings.push(`) ${onConflict}`);
  const template = Object.assign(strings, { raw: strings });
  templates.set(name, template);
  return template;
}
