/** What a database file is made of, as its own schema says it: a table that is added is moved without a word here. */
import type Sqlite from 'better-sqlite3';

/** What a column holds; everything but text is a number: times are milliseconds, truths 0 and 1. */
type Kind = 'number' | 'text' | 'truth' | 'time';

export type MovedColumn = { readonly name: string; readonly kind: Kind };

export type MovedTable = {
  readonly name: string;
  readonly columns: readonly MovedColumn[];
  /** The columns of its primary key, by which its rows are put in order; whole numbers, texts and times. */
  readonly key: readonly string[];
  /** The greatest id that it has ever given; null: it gives none. */
  readonly lastId: number | null;
  readonly rowCount: number;
};

/** As the migrations declare them. */
const KINDS: Readonly<Record<string, Kind>> = {
  INTEGER: 'number',
  BIGINT: 'number',
  TEXT: 'text',
  BOOLEAN: 'truth',
  DATETIME: 'time',
};

type Declared = { readonly name: string; readonly sql: string };
type DeclaredColumn = { readonly name: string; readonly type: string; readonly pk: number };

/** Every table with rows of ours, each behind those that its rows refer to. */
export function readTables(file: Sqlite.Database): MovedTable[] {
  const declared = file
    .prepare<[], Declared>(
      `SELECT name, sql FROM sqlite_master
       WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .all();
  return inOrderOfReferences(file, declared).map((table) => describe(file, table));
}

function inOrderOfReferences(file: Sqlite.Database, declared: readonly Declared[]): Declared[] {
  const references = file.prepare<[string], string>('SELECT DISTINCT "table" FROM pragma_foreign_key_list(?)').pluck();
  const ordered: Declared[] = [];
  let left = declared;
  while (left.length > 0) {
    const names = left.map(({ name }) => name);
    const next = left.filter(({ name }) => !references.all(name).some((to) => to !== name && names.includes(to)));
    if (next.length === 0) throw new Error(`These tables refer to each other in a circle: ${names.join(', ')}.`);
    ordered.push(...next);
    left = left.filter((table) => !next.includes(table));
  }
  return ordered;
}

function describe(file: Sqlite.Database, { name, sql }: Declared): MovedTable {
  const declared = file.prepare<[string], DeclaredColumn>('SELECT name, type, pk FROM pragma_table_info(?)').all(name);
  const columns = declared.map((column) => {
    const kind = KINDS[column.type];
    if (kind === undefined) throw new Error(`${name}.${column.name} is of a type that nothing is moved of.`);
    return { name: column.name, kind };
  });
  const key = declared.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk);
  if (key.length === 0) throw new Error(`${name} has no primary key.`);
  const numberOf = (query: string) => file.prepare<[], number | null>(query).pluck().get() ?? 0;
  const givesIds = /\bAUTOINCREMENT\b/i.test(sql);
  return {
    name,
    columns,
    key: key.map((column) => column.name),
    // Also those of rows that are gone are not given again.
    lastId: givesIds
      ? Math.max(
          numberOf(`SELECT seq FROM sqlite_sequence WHERE name = '${name}'`),
          numberOf(`SELECT max("${key[0]?.name}") FROM "${name}"`),
        )
      : null,
    rowCount: numberOf(`SELECT count(*) FROM "${name}"`),
  };
}
