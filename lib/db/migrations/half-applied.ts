/**
 * Earlier versions of Chappe applied a migration statement by statement, without a transaction around it. Killed in the
 * middle they left a database of which some statements are done, and no word of which. It is told from the schema:
 * a database in memory goes through the same steps until it looks the same.
 */
import Sqlite from 'better-sqlite3';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import type { Migration } from './migrations-on-disk';
import { splitStatements } from './split-statements';

/**
 * The statements of `migration` that are still to be done.
 * @throws OperatorFault when that cannot be told.
 */
export function findRest(connection: Sqlite.Database, migration: Migration, earlier: readonly Migration[]): string {
  const statements = splitStatements(migration.sql);
  const done = countDone(connection, statements, earlier);
  if (done !== null) return statements.slice(done).join(';\n');
  throw new OperatorFault(
    `${connection.name} was left in the middle of the migration ${migration.name} by an earlier version of Chappe, ` +
      'and what is done of it cannot be told: restore a backup with npm run restore -- FOLDER.',
  );
}

function countDone(connection: Sqlite.Database, statements: readonly string[], earlier: readonly Migration[]) {
  const schemas = schemasOnTheWay(statements, earlier);
  const actual = schemaOf(connection);
  const alike = [...schemas.keys()].filter((done) => schemas[done] === actual);
  const [first] = alike;
  const last = alike.at(-1);
  // The same schema twice with another one in between would be two answers.
  if (first === undefined || last === undefined || last - first + 1 !== alike.length) return null;
  // They were done in their order, so the last one that was tells about those before it.
  for (let done = last; done > first; done -= 1) {
    const wasDone = wasFilled(connection, statements[done - 1] ?? '', schemas[0] ?? '');
    if (wasDone !== false) return wasDone === null ? null : done;
  }
  return first;
}

/** The schema before the first of `statements`, after it, after the second one, … */
function schemasOnTheWay(statements: readonly string[], earlier: readonly Migration[]): string[] {
  const scratch = new Sqlite(':memory:');
  try {
    for (const { sql } of earlier) scratch.exec(sql);
    const schemas = [schemaOf(scratch)];
    for (const statement of statements) {
      scratch.exec(statement);
      schemas.push(schemaOf(scratch));
    }
    return schemas;
  } finally {
    scratch.close();
  }
}

const schemaOf = (database: Sqlite.Database): string =>
  JSON.stringify(
    database
      .prepare("SELECT type, name, sql FROM sqlite_master WHERE tbl_name <> '_prisma_migrations' ORDER BY type, name")
      .all(),
  );

/**
 * Whether a statement that leaves the schema as it is was done; null = it cannot be told. A table that the migration
 * itself makes is filled by one INSERT: if it holds rows that was done, and if not, doing it is right either way.
 */
function wasFilled(connection: Sqlite.Database, statement: string, schemaBefore: string): boolean | null {
  // Settings of a connection that is long gone.
  if (/^PRAGMA\b/i.test(statement)) return false;
  const table = /^INSERT INTO "(\w+)"/i.exec(statement)?.[1];
  if (table === undefined || schemaBefore.includes(`"name":"${table}"`)) return null;
  return connection.prepare(`SELECT 1 FROM "${table}" LIMIT 1`).get() !== undefined;
}
