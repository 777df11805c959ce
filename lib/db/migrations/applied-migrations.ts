/** The table in which Prisma's tools, and Chappe, write down what a database has seen. */
import type Sqlite from 'better-sqlite3';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { findUnchanged, type Migration } from './migrations-on-disk';

/** As Prisma makes it, so that its tools go on understanding the database. */
const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

const NOW_MS = `CAST(unixepoch('subsec') * 1000 AS INTEGER)`;

type Row = { readonly name: string; readonly checksum: string; readonly finished: 0 | 1 };

export type Applied = {
  readonly finished: readonly Migration[];
  /** Begun and never finished: earlier versions of Chappe were killed in the middle of it. At most one. */
  readonly begun: Migration | null;
};

/**
 * What of `onDisk` the database has seen; makes the table when it is missing.
 * @throws OperatorFault for a database of another program, of a newer Chappe, or of migrations that were changed since.
 */
export function readApplied(connection: Sqlite.Database, onDisk: readonly Migration[]): Applied {
  const file = connection.name;
  const tables = connection
    .prepare<[], string>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all();
  if (tables.length > 0 && !tables.includes('_prisma_migrations')) {
    throw new OperatorFault(`${file} is not a database of Chappe's: it holds tables of something else.`);
  }
  connection.exec(CREATE_TABLE);
  const rows = connection
    .prepare<[], Row>(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM "_prisma_migrations"
       WHERE rolled_back_at IS NULL ORDER BY migration_name`,
    )
    .all();
  const known = rows.map((row) => ({ row, migration: findUnchanged(file, row, onDisk) }));
  return {
    finished: known.filter(({ row }) => row.finished).map(({ migration }) => migration),
    begun: known.find(({ row }) => !row.finished)?.migration ?? null,
  };
}

/** Writes down that a migration is done; in the transaction that did it. */
export function recordApplied(connection: Sqlite.Database, { name, checksum }: Migration): void {
  const { changes } = connection
    .prepare(
      `UPDATE "_prisma_migrations" SET finished_at = ${NOW_MS}, applied_steps_count = 1, logs = NULL
       WHERE migration_name = ? AND finished_at IS NULL AND rolled_back_at IS NULL`,
    )
    .run(name);
  if (changes > 0) return;
  connection
    .prepare(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES (lower(hex(randomblob(16))), ?, ?, ${NOW_MS}, ${NOW_MS}, 1)`,
    )
    .run(checksum, name);
}
