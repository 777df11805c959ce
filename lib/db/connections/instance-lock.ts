/**
 * One process at a time serves a database or puts another one in its place. The lock is SQLite's own on a small file
 * beside the database: the system takes it back from a process that ends in any way, and it is held by whoever has it
 * alone, so readers of the database are in nobody's way.
 */
import { existsSync, realpathSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { about, OperatorFault } from '@/lib/platform/log/operator-fault';
import { fileOf } from './database-url';

type Purpose = 'serves' | 'restores';
type Holder = { readonly purpose: Purpose; readonly process: number; readonly host: string; readonly since: string };

/** Long enough for another one to read who holds it. */
const BUSY_TIMEOUT_MS = 500;

/** A connection that nothing refers to is closed, and its lock with it. */
const held = new Set<Sqlite.Database>();

/**
 * Takes the lock, until this process ends or the answered function is called.
 * @throws OperatorFault that says who holds it.
 */
export function takeInstanceLock(databaseUrl: string, purpose: Purpose, now: Date): () => void {
  const database = realPath(fileOf(databaseUrl));
  const file = `${database}.lock`;
  return about(file, () => {
    const connection = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS });
    try {
      begin(connection, database);
      // Written before the lock is taken for good: others read only what is committed.
      connection.exec('CREATE TABLE IF NOT EXISTS Holder (purpose TEXT, process INTEGER, host TEXT, since TEXT)');
      connection.exec('DELETE FROM Holder');
      const holder: Holder = { purpose, process: process.pid, host: hostname(), since: now.toISOString() };
      connection.prepare('INSERT INTO Holder VALUES (:purpose, :process, :host, :since)').run(holder);
      connection.exec('COMMIT');
      begin(connection, database);
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

function begin(connection: Sqlite.Database, database: string): void {
  try {
    connection.exec('BEGIN IMMEDIATE');
  } catch (cause) {
    if (!(cause instanceof Sqlite.SqliteError) || !cause.code.startsWith('SQLITE_BUSY')) throw cause;
    const holder = connection.prepare<[], Holder>('SELECT * FROM Holder').get();
    const who = holder ? `: process ${holder.process} on ${holder.host}, since ${holder.since}` : '';
    throw new OperatorFault(
      holder?.purpose === 'restores'
        ? `A backup is being restored over ${database}${who}.`
        : `Chappe runs on ${database} already${who}.`,
    );
  }
}

/** The same file by every name that leads to it. */
function realPath(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  const folder = path.dirname(file);
  return existsSync(folder) ? path.join(realpathSync(folder), path.basename(file)) : file;
}
