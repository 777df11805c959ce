import type Sqlite from 'better-sqlite3';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import type { MovedColumn, MovedTable } from './moved-tables';

type Cell = number | string | null;

/** In the order of its table's columns. */
export type MovedRow = readonly Cell[];

/** Enough that a statement's own cost is nothing beside its rows. */
const MOST_ROWS = 2_000;

/** Of texts, in UTF-16 units: rows that hold megabytes go in fewer at a time. */
const MOST_TEXT = 4_000_000;

/**
 * The rows of a table in the order of its key, some at a time. SQLite lets a column hold anything; what is not what the
 * column is declared to hold is no row of Chappe's.
 * @throws OperatorFault that names the first such row.
 */
export function* readRows(file: Sqlite.Database, table: MovedTable): Generator<readonly MovedRow[]> {
  const names = table.columns.map(({ name }) => `"${name}"`).join(', ');
  const inOrder = table.key.map((name) => `"${name}"`).join(', ');
  const statement = file.prepare<[], unknown[]>(`SELECT ${names} FROM "${table.name}" ORDER BY ${inOrder}`).raw();
  let piece: MovedRow[] = [];
  let text = 0;
  for (const cells of statement.iterate()) {
    const row = table.columns.map((column, index) => readCell(table, column, cells, index));
    for (const cell of row) if (typeof cell === 'string') text += cell.length;
    piece.push(row);
    if (piece.length < MOST_ROWS && text < MOST_TEXT) continue;
    yield piece;
    piece = [];
    text = 0;
  }
  if (piece.length > 0) yield piece;
}

function readCell(table: MovedTable, column: MovedColumn, cells: readonly unknown[], index: number): Cell {
  const cell = cells[index];
  if (belongsIn(column, cell)) return cell;
  throw new OperatorFault(
    `${table.name}: the row of ${nameRow(table, cells)} holds in ${column.name} what Chappe never writes there.`,
  );
}

function belongsIn({ kind }: MovedColumn, cell: unknown): cell is Cell {
  if (cell === null) return true;
  if (kind === 'text') return typeof cell === 'string';
  if (kind === 'truth') return cell === 0 || cell === 1;
  // One that JavaScript cannot tell from its neighbour is of nobody's counting.
  return Number.isSafeInteger(cell);
}

/** A row by its key, as somebody finds it. */
export const nameRow = ({ columns, key }: Pick<MovedTable, 'columns' | 'key'>, cells: readonly unknown[]): string =>
  columns.flatMap(({ name }, index) => (key.includes(name) ? [`${name} ${String(cells[index])}`] : [])).join(', ');
