import { rmSync, writeFileSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import type pg from 'pg';
import { replaceFile } from '@/lib/platform/files/replace-file';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { findFileFaults } from '../backup/find-file-faults';
import { fileOf } from '../connections/database-url';
import { movedMark, takeInstanceLock } from '../connections/instance-lock';
import { openExisting } from '../connections/open-connection';
import { findLedgerFaults } from '../ledger/verify-ledger';
import { findPending } from '../migrations/apply-migrations';
import { readMigrations } from '../migrations/migrations-on-disk';
import { type MovedTable, readTables } from '../move/moved-tables';
import { nameRow, readRows } from '../move/read-rows';
import { fillEmptyDatabase } from '../postgresql/empty-database';
import { takeIdentity } from '../postgresql/identity';
import { asKept, emptyTables, goOnFrom, openRows, putRows } from '../postgresql/receive-rows';
import { keepSecrets } from '../postgresql/shared-secret';
import { createSqlTransaction } from '../postgresql/sql-transaction';
import { engineOf } from './engine-of';
import { readDatabaseUrl } from './read-database-url';

export type MoveProgress = {
  readonly step: 'copied' | 'compared';
  readonly table: string;
  /** Of all rows. */
  readonly rows: number;
  readonly of: number;
};

type Move = {
  readonly from: string;
  readonly to: string;
  /** What the data folder keeps beside the file, by name. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly projectDirectory: string;
  readonly now: Date;
  readonly onProgress: (progress: MoveProgress) => void;
  /** For how long a database is asked that is gone before it told how its commit ended. */
  readonly longestDoubtMs?: number;
};

export type Moved = { readonly tables: number; readonly rows: number };

/**
 * Copies all rows of a database file, and the secrets beside it, into an empty PostgreSQL database, in one transaction: compares each of them with
 * what is stored then, verifies the ledger there, and commits. The file stays as it is, nobody changes it meanwhile, and
 * nobody serves it by mistake from when it may be committed.
 * @throws OperatorFault while it is served, and for what cannot be moved as a whole; the PostgreSQL database is then as
 * it was, unless it could not say how the commit ended.
 */
export async function moveDatabase({ from, to, longestDoubtMs, ...move }: Move): Promise<Moved> {
  const { secrets, projectDirectory, now, onProgress } = move;
  if (engineOf(to) !== 'postgresql' || readDatabaseUrl(to) === null) {
    throw new OperatorFault('A database is moved to PostgreSQL: name it as postgresql://USER:PASSWORD@HOST/DATABASE.');
  }
  if (engineOf(from) !== 'sqlite') {
    throw new OperatorFault('DATABASE_URL names a PostgreSQL database already: what is moved is a SQLite file.');
  }
  const file = openExisting(fileOf(from));
  try {
    const release = takeInstanceLock(from, 'moves', now);
    try {
      await assertSound(file, projectDirectory);
      // A command would still write to it.
      file.exec('BEGIN IMMEDIATE');
      const tables = readTables(file);
      const migrations = readMigrations(projectDirectory, 'postgresql');
      const mark = movedMark(from);
      const target = `${placeOf(new URL(to))}, on ${now.toISOString()}`;
      await fillEmptyDatabase({
        ...{ databaseUrl: to, migrations, longestDoubtMs },
        work: async (client) => {
          await keepSecrets(client, secrets);
          await fill(client, { file, tables, onProgress, now });
        },
        // Both are whole for as long as nobody knows how that ends: whoever is killed now must not leave two to serve.
        beforeCommit: () => writeMark(mark, `${target}${UNLESS_EMPTY}`),
        undone: () => rmSync(mark, { force: true }),
      });
      writeMark(mark, target);
      return { tables: tables.length, rows: sumOf(tables) };
    } finally {
      release();
    }
  } finally {
    file.close();
  }
}

/** What is added to where it went while that is not known. */
const UNLESS_EMPTY = ' (or, if that database has no tables, not at all: the move ended before it knew)';

function writeMark(mark: string, place: string): void {
  const fresh = `${mark}.new`;
  writeFileSync(fresh, `${place}\n`);
  replaceFile(fresh, mark);
}

/** Without what proves who asks. */
const placeOf = ({ host, pathname, searchParams }: URL): string =>
  `PostgreSQL’s ${pathname.slice(1)} at ${searchParams.get('host') ?? host}`;

async function assertSound(file: Sqlite.Database, projectDirectory: string): Promise<void> {
  const { name } = file;
  if (findPending(file, projectDirectory).length > 0) {
    throw new OperatorFault(`${name} is of an earlier version of Chappe: npm start brings it up to date.`);
  }
  const faults = await findFileFaults(name, projectDirectory);
  if (faults.length > 0) throw new OperatorFault(`${name} is not sound, so it was not moved:\n${faults.join('\n')}`);
}

type Rows = { readonly file: Sqlite.Database; readonly tables: readonly MovedTable[] };

async function fill(
  client: pg.Client,
  { file, tables, onProgress, now }: Pick<Move, 'onProgress' | 'now'> & Rows,
): Promise<void> {
  await emptyTables(client, tables);
  await eachTable(tables, 'copied', onProgress, (table, onRows) => copyTable(file, client, table, onRows));
  // By what it knows of the rows PostgreSQL chooses how to read them, here and from the first request on.
  await client.query('ANALYZE');
  await eachTable(tables, 'compared', onProgress, (table, onRows) => compareTable(file, client, table, onRows));
  const tx = createSqlTransaction(client);
  const faults = await findLedgerFaults(tx);
  if (faults.length > 0) throw new Error(`The ledger is not sound where it was moved to:\n${faults.join('\n')}`);
  await takeIdentity(tx, now, null);
}

const sumOf = (tables: readonly MovedTable[]): number => tables.reduce((sum, { rowCount }) => sum + rowCount, 0);

type OnRows = (count: number) => void;

async function eachTable(
  tables: readonly MovedTable[],
  step: MoveProgress['step'],
  onProgress: Move['onProgress'],
  work: (table: MovedTable, onRows: OnRows) => Promise<void>,
): Promise<void> {
  const of = sumOf(tables);
  let rows = 0;
  for (const table of tables) {
    await work(table, (count) => {
      rows += count;
      onProgress({ step, table: table.name, rows, of });
    });
  }
}

async function copyTable(file: Sqlite.Database, client: pg.Client, table: MovedTable, onRows: OnRows): Promise<void> {
  for (const piece of readRows(file, table)) {
    await putRows(client, table, piece);
    onRows(piece.length);
  }
  await goOnFrom(client, table);
}

/** Each row of the file beside the one that is stored, by the order of their keys. @throws Error for the first that differs. */
async function compareTable(
  file: Sqlite.Database,
  client: pg.Client,
  table: MovedTable,
  onRows: OnRows,
): Promise<void> {
  const stored = await openRows(client, table);
  for (const piece of readRows(file, table)) {
    const rows = await stored.take(piece.length);
    const differs = piece.find((row, index) => JSON.stringify(asKept(row)) !== JSON.stringify(rows[index]));
    if (differs) throw new Error(`${table.name}: the row of ${nameRow(table, differs)} is not stored as it was read.`);
    onRows(piece.length);
  }
  if ((await stored.take(1)).length > 0) throw new Error(`${table.name} has more rows than were moved.`);
  await stored.close();
}
