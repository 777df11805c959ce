/** Rows in every table of a database file, as its schema says, with values that are easily lost on the way elsewhere. */
import type Sqlite from 'better-sqlite3';

/** Of each table. */
export const ROWS_EACH = 3;

type Value = number | string | null;
type Column = { readonly name: string; readonly type: string; readonly notnull: 0 | 1; readonly pk: number };

const NUMBERS = [-1, 4_000_000_000_000, Number.MAX_SAFE_INTEGER];
/** 1969, now, 9999. */
const TIMES = [-1, 1_790_000_000_123, 253_402_300_799_999];
const TEXTS = ['', 'NULL', '"quoted" \\ {a,b} it\'s\n\té 😀 \u0001'];

/** What must add up, and what refers to rows by no reference that is declared. */
const AMOUNTS = /credits|quotaLeft|^amount$|balanceAfter/i;
const GIVEN: Readonly<Record<string, (row: number) => Value>> = {
  'SmsAccount.creditsLeft': (row) => row * 100,
  'CreditMovement.amount': (row) => row * 100,
  'CreditMovement.balanceAfter': (row) => row * 100,
  'CreditMovement.accountId': (row) => row,
  'CreditMovement.kind': () => 'grant',
  'CreditMovement.quotaOfId': () => null,
  'CreditMovement.reversesId': () => null,
  'CreditMovement.counterpartId': () => null,
};

/** The tables of ours. */
export const tablesOf = (file: Sqlite.Database): string[] =>
  file
    .prepare<[], string>(
      `SELECT name FROM sqlite_master
       WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY name`,
    )
    .pluck()
    .all();

/** Fills them, whatever they held. */
export function fillEveryTable(file: Sqlite.Database): void {
  file.pragma('foreign_keys = OFF');
  for (const table of tablesOf(file)) {
    file.exec(`DELETE FROM "${table}"`);
    const columns = file.prepare<[string], Column>('SELECT * FROM pragma_table_info(?)').all(table);
    const references = file
      .prepare<[string], string>('SELECT "from" FROM pragma_foreign_key_list(?)')
      .pluck()
      .all(table);
    const insert = file.prepare(
      `INSERT INTO "${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')})
       VALUES (${columns.map(() => '?').join(', ')})`,
    );
    for (let row = 1; row <= ROWS_EACH; row += 1) {
      insert.run(columns.map((column) => valueOf(table, column, row, references.includes(column.name))));
    }
  }
  file.pragma('foreign_keys = ON');
}

function valueOf(table: string, column: Column, row: number, isReference: boolean): Value {
  const given = GIVEN[`${table}.${column.name}`];
  if (given) return given(row);
  if (AMOUNTS.test(column.name)) return 0;
  if (isReference || (column.pk > 0 && column.type === 'INTEGER')) return row;
  return column.notnull === 0 && row === 1 ? null : ofType(column.type, row);
}

/** No two of them are the same, as some must not be. */
function ofType(type: string, row: number): Value {
  if (type === 'BOOLEAN') return row % 2;
  if (type === 'TEXT') return `${TEXTS[row - 1]}${row}`;
  return (type === 'DATETIME' ? TIMES : NUMBERS)[row - 1] ?? 0;
}
