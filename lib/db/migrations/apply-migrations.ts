import type Sqlite from 'better-sqlite3';
import { about, OperatorFault } from '@/lib/platform/log/operator-fault';
import { fileOf } from '../connections/database-url';
import { openConnection } from '../connections/open-connection';
import { readApplied, recordApplied } from './applied-migrations';
import { keepCopyBefore } from './copy-before';
import { findRest } from './half-applied';
import { type Migration, readMigrations } from './migrations-on-disk';

/**
 * Applies the migrations of prisma/migrations/sqlite that the database has not seen; answers their names. Each is one
 * transaction together with its line in the book, so a process that is killed has done it whole or not at all.
 * @throws OperatorFault when the database is not one that this version can work on; it is left as it was.
 */
export function applyMigrations(databaseUrl: string, projectDirectory: string): string[] {
  const onDisk = readMigrations(projectDirectory, 'sqlite');
  const file = fileOf(databaseUrl);
  const connection = openConnection(file);
  try {
    return about(file, () => applyPending(connection, onDisk));
  } finally {
    connection.close();
  }
}

/** Those that a database has not seen. @throws OperatorFault like `applyMigrations`. */
export function findPending(connection: Sqlite.Database, projectDirectory: string): string[] {
  const onDisk = readMigrations(projectDirectory, 'sqlite');
  const { finished } = readApplied(connection, onDisk);
  return onDisk.filter((migration) => !finished.includes(migration)).map(({ name }) => name);
}

function applyPending(connection: Sqlite.Database, onDisk: readonly Migration[]): string[] {
  const { finished, begun } = readApplied(connection, onDisk);
  const pending = onDisk.filter((migration) => !finished.includes(migration));
  const [first] = pending;
  if (first && finished.length > 0) keepCopyBefore(first.name, connection);
  for (const migration of pending) {
    const sql = migration === begun ? findRest(connection, migration, finished) : migration.sql;
    applyOne(connection, migration, sql);
  }
  return pending.map(({ name }) => name);
}

/** How Prisma's diff begins to build a table anew: its rows are away for a moment, and foreign keys must not mind. */
const REBUILDS = /PRAGMA foreign_keys\s*=\s*OFF/i;

function applyOne(connection: Sqlite.Database, migration: Migration, sql: string): void {
  const rebuilds = REBUILDS.test(migration.sql);
  // SQLite ignores this inside a transaction, so what the file itself says about it does nothing.
  connection.pragma(`foreign_keys = ${rebuilds ? 'OFF' : 'ON'}`);
  const run = connection.transaction(() => {
    const danglingBefore = rebuilds ? countDangling(connection) : 0;
    connection.exec(sql);
    if (rebuilds && countDangling(connection) > danglingBefore) {
      throw new OperatorFault(
        `The migration ${migration.name} would lose rows that others refer to: nothing was changed.`,
      );
    }
    recordApplied(connection, migration);
  });
  run.immediate();
}

const countDangling = (connection: Sqlite.Database): number =>
  connection.prepare<[], number>('SELECT count(*) FROM pragma_foreign_key_check').pluck().get() ?? 0;
