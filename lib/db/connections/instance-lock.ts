/**
 * One process at a time serves a database, puts another one in its place or moves it elsewhere. The lock is SQLite's own on a small file
 * beside the database: the system takes it back from a process that ends in any way, and it is held by whoever has it
 * alone, so readers of the database are in nobody's way.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { about, OperatorFault } from '@/lib/platform/log/operator-fault';
import { fileOf } from './database-url';

type Purpose = 'serves' | 'restores' | 'moves';
type Holder = { readonly purpose: Purpose; readonly process: number; readonly host: string; readonly since: string };

/** What the holder does with a database. */
const SENTENCES: Readonly<Record<Purpose, (database: string) => string>> = {
  serves: (database) => `Chappe runs on ${database} already`,
  restores: (database) => `A backup is being restored over ${database}`,
  moves: (database) => `${database} is being moved to PostgreSQL`,
};

/** Long enough for another one to read who holds it. */
const BUSY_TIMEOUT_MS = 500;

/** A connection that nothing refers to is closed, and its lock with it. */
const held = new Set<Sqlite.Database>();

/** Lies beside a database that was moved elsewhere, and says where to: what waits in both would be sent twice. */
export const movedMark = (databaseUrl: string): string => `${realPath(fileOf(databaseUrl))}.moved`;

/** @throws OperatorFault that says where to. */
export function assertNotMoved(databaseUrl: string): void {
  const mark = movedMark(databaseUrl);
  if (!existsSync(mark)) return;
  throw new OperatorFault(
    `${fileOf(databaseUrl)} was moved to ${readFileSync(mark, 'utf8').trim()}: set DATABASE_URL to that address. Whoever ` +
      `serves the file once more sends again what waited in it; to do so all the same, remove ${mark}.`,
  );
}

/**
 * Takes the lock, until this process ends or the answered function is called.
 * @throws OperatorFault that says who holds it, or that the database was moved elsewhere.
 */
export function takeInstanceLock(databaseUrl: string, purpose: Purpose, now: Date): () => void {
  const database = realPath(fileOf(databaseUrl));
  if (purpose !== 'restores') assertNotMoved(databaseUrl);
  const file = `${database}.lock`;
  return about(file, () => {
    const connection = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS });
    try {
      hold(connection, database, { purpose, process: process.pid, host: hostname(), since: now.toISOString() });
    } catch (cause) {
      connection.close();
      throw cause;
    }
    held.add(connection);
    return () => {
      held.delete(connection);
      connection.close();
    };
  });
}

/**
 * Says who holds the lock, and takes it for good. Others read only what is committed, and each commit lets go of the lock:
 * where another one has written meanwhile that it holds it, it is said once more.
 */
function hold(connection: Sqlite.Database, database: string, holder: Holder): void {
  for (;;) {
    begin(connection, database, holder);
    connection.exec('CREATE TABLE IF NOT EXISTS Holder (purpose TEXT, process INTEGER, host TEXT, since TEXT)');
    connection.exec('DELETE FROM Holder');
    connection.prepare('INSERT INTO Holder VALUES (:purpose, :process, :host, :since)').run(holder);
    connection.exec('COMMIT');
    begin(connection, database, holder);
    if (isSame(readHolder(connection), holder)) return;
    connection.exec('ROLLBACK');
  }
}

const readHolder = (connection: Sqlite.Database): Holder | undefined =>
  connection.prepare<[], Holder>('SELECT * FROM Holder').get();

const isSame = (one: Holder | undefined, other: Holder): boolean =>
  (['purpose', 'process', 'host', 'since'] as const).every((name) => one?.[name] === other[name]);

/** @throws OperatorFault that says who holds it: never `ours`, who may have written last that it does, and lost it since. */
function begin(connection: Sqlite.Database, database: string, ours: Holder): void {
  try {
    connection.exec('BEGIN IMMEDIATE');
  } catch (cause) {
    if (!(cause instanceof Sqlite.SqliteError) || !cause.code.startsWith('SQLITE_BUSY')) throw cause;
    const told = readHolder(connection);
    const holder = isSame(told, ours) ? undefined : told;
    const who = holder ? `: process ${holder.process} on ${holder.host}, since ${holder.since}` : '';
    throw new OperatorFault(`${SENTENCES[holder?.purpose ?? 'serves'](database)}${who}.`);
  }
}

/** The same file by every name that leads to it. */
function realPath(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  const folder = path.dirname(file);
  return existsSync(folder) ? path.join(realpathSync(folder), path.basename(file)) : file;
}
