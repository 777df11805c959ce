import { inPieces, templateOf } from './in-pieces';
import type { SqlTransaction } from './sql-transaction';
import { together } from './together';

/** As PostgreSQL learns from it what a column of values holds; SQLite takes the same words. */
type ColumnType = 'BIGINT' | 'TEXT' | 'BOOLEAN' | 'TIMESTAMP';

/**
 * What is done with each row. `set` and `where` are what follows these words in SQL, in which `given."name"` is the row's
 * own value of that name; they belong to the source, like the statement.
 */
export type RowsUpdate<Name extends string> = {
  readonly table: string;
  readonly given: Readonly<Record<Name, ColumnType>>;
  /** A column of the table with an index, and the value that it has. */
  readonly key: readonly [column: string, value: NoInfer<Name>];
  /** The same, where the key is of several rows: what tells them apart. */
  readonly part?: readonly [column: string, value: NoInfer<Name>];
  readonly set: string;
  /** What a row is, to be changed; left out: there is no more to it. */
  readonly where?: string;
};

type Values<Name extends string> = Readonly<Record<Name, unknown>>;

/**
 * Changes rows of one table, each by values of its own, some dozens with each statement. Throws if one is given twice, of
 * which an engine would pass over one.
 */
export async function updateRows<Name extends string>(
  tx: SqlTransaction,
  update: RowsUpdate<Name>,
  rows: readonly Values<NoInfer<Name>>[],
): Promise<void> {
  await together(
    statementsFor(tx, update, rows, '').map(({ template, values }) => tx.$executeRaw(template, ...values)),
  );
}

/** The same; answers the ids of those rows that it found. */
export async function updateRowsFound<Name extends string>(
  tx: SqlTransaction,
  update: RowsUpdate<Name>,
  rows: readonly Values<NoInfer<Name>>[],
): Promise<ReadonlySet<number>> {
  const found = await together(
    statementsFor(tx, update, rows, ` RETURNING "${update.table}".id`).map(({ template, values }) =>
      tx.$queryRaw<{ id: number | bigint }[]>(template, ...values),
    ),
  );
  return new Set(found.flat().map(({ id }) => Number(id)));
}

type Statement = { readonly template: TemplateStringsArray; readonly values: readonly unknown[] };

function statementsFor(
  { dialect }: SqlTransaction,
  update: RowsUpdate<string>,
  rows: readonly Values<string>[],
  returning: string,
): readonly Statement[] {
  const names = Object.keys(update.given);
  const [, key] = update.key;
  refuseTwice(update, rows);
  return [...inPieces(rows)].map((piece) => {
    const values: unknown[] = [];
    for (const row of piece) for (const name of names) values.push(row[name]);
    if (dialect.namesKeysAgain) for (const row of piece) values.push(row[key]);
    return { template: updateOf(update, piece.length, dialect.namesKeysAgain, returning), values };
  });
}

function refuseTwice({ table, key: [, key], part }: RowsUpdate<string>, rows: readonly Values<string>[]): void {
  const seen = new Set<unknown>();
  for (const row of rows) {
    const name = part === undefined ? row[key] : `${String(row[key])}, ${String(row[part[1]])}`;
    if (seen.has(name)) throw new Error(`The row ${String(name)} of ${table} is to be changed twice at once.`);
    seen.add(name);
  }
}

/** A list of values has no names for its columns that both engines understand: they are column1, column2 and so on. */
function updateOf(
  { table, given, key: [column, value], part, set, where }: RowsUpdate<string>,
  size: number,
  namesKeysAgain: boolean,
  returning: string,
): TemplateStringsArray {
  const names = Object.keys(given);
  return templateOf(
    `update ${table} ${names.join()} ${column} ${value} ${part?.join() ?? ''} ${set} ${where ?? ''} ${size} ${namesKeysAgain} ${returning}`,
    () => {
      const placed = (sql: string) =>
        sql.replaceAll(/given\."(\w+)"/g, (_, name: string) => `given.column${names.indexOf(name) + 1}`);
      const first = Object.values(given).map((type) => `CAST(? AS ${type})`);
      const others = new Array<string[]>(size - 1).fill(names.map(() => '?'));
      const rows = [first, ...others].map((row) => `(${row.join(', ')})`).join(', ');
      const keys = namesKeysAgain
        ? [`"${table}"."${column}" IN (${new Array<string>(size).fill('?').join(', ')})`]
        : [];
      const named = [[column, value], ...(part === undefined ? [] : [part])].map(
        ([own, theirs]) => `"${table}"."${own}" = given."${theirs}"`,
      );
      const found = [...named, ...(where === undefined ? [] : [where])].map(placed);
      const conditions = [...found, ...keys].join(' AND ');
      return `UPDATE "${table}" SET ${placed(set)} FROM (VALUES ${rows}) AS given WHERE ${conditions}${returning}`;
    },
  );
}
