import type Sqlite from 'better-sqlite3';
import { explainFault } from '@/lib/platform/log/operator-fault';
import { openDatabase } from '../connections/client';
import { openExisting } from '../connections/open-connection';
import { findLedgerFaults } from '../ledger/verify-ledger';
import { readApplied } from '../migrations/applied-migrations';
import { readMigrations } from '../migrations/migrations-on-disk';

/** SQLite's own bound, stated: it looks no further. */
const MOST_TOLD = 100;

/**
 * What is wrong with a database file that nobody has open: SQLite's own integrity check, its keys, whether this version
 * of Chappe can work on it, and the ledger. One sentence each; empty = sound. It is called by the name of what it is a
 * copy of, which the reader knows.
 */
export async function findFileFaults(file: string, projectDirectory: string, name = file): Promise<string[]> {
  const { faults, isCurrent: isMigrated } = lookInside(file, projectDirectory);
  const named = faults.map((fault) => fault.replaceAll(file, name));
  // An older database is asked about its money after its migrations, which are the next start's.
  if (faults.length > 0 || !isMigrated) return named;
  const db = await openDatabase(`file:${file}`);
  try {
    return await findLedgerFaults(db);
  } finally {
    await db.$disconnect();
  }
}

function lookInside(file: string, projectDirectory: string): { faults: string[]; isCurrent: boolean } {
  let connection: Sqlite.Database | undefined;
  try {
    connection = openExisting(file);
    const broken = connection.prepare<[], string>(`PRAGMA integrity_check(${MOST_TOLD})`).pluck().all();
    if (broken.length >= MOST_TOLD) broken.push(`These are the first ${MOST_TOLD} faults; there are probably more.`);
    if (broken.some((line) => line !== 'ok')) return { faults: broken, isCurrent: false };
    const dangling = connection.prepare<[], number>('SELECT count(*) FROM pragma_foreign_key_check').pluck().get() ?? 0;
    const onDisk = readMigrations(projectDirectory, 'sqlite');
    const { finished } = readApplied(connection, onDisk);
    return {
      faults: [
        ...(dangling === 0 ? [] : [`${dangling} rows refer to rows that are missing.`]),
        ...(finished.length === 0 ? [`${file} holds nothing of Chappe's.`] : []),
      ],
      isCurrent: finished.length === onDisk.length,
    };
  } catch (cause) {
    const fault = explainFault(cause, file);
    if (fault === null) throw cause;
    return { faults: [fault], isCurrent: false };
  } finally {
    connection?.close();
  }
}

/** Whether a sound database file needs no migration. */
export function isCurrent(file: string, projectDirectory: string): boolean {
  return lookInside(file, projectDirectory).isCurrent;
}
