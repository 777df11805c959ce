import { copyFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Database, openDatabase } from '../client';
import { findLedgerFaults } from '../ledger/verify-ledger';

const DATABASE_FILE = 'chappe.db';
const SECRETS_FILE = 'secrets.json';

/** The path behind a `file:` URL. */
const fileOf = (databaseUrl: string): string => databaseUrl.replace(/^file:/, '');

/**
 * Copies the database as of one moment into `folder`, while the server goes on writing; and the generated secrets
 * beside it. `VACUUM INTO` reads one snapshot, so no commit is half in the copy. Answers the copy's size in bytes.
 */
export async function backUp(db: Database, dataDirectory: string, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, DATABASE_FILE);
  await db.$executeRaw`VACUUM INTO ${file}`;
  const secrets = path.join(dataDirectory, SECRETS_FILE);
  if (existsSync(secrets)) copyFileSync(secrets, path.join(folder, SECRETS_FILE));
  return statSync(file).size;
}

/** What is wrong with a copy: SQLite's own integrity check, its keys, and the ledger. Empty = sound. */
export async function findBackupFaults(folder: string): Promise<string[]> {
  const file = path.join(folder, DATABASE_FILE);
  if (!existsSync(file)) return [`${file} is missing.`];
  const db = await openDatabase(`file:${file}`);
  try {
    const integrity = await db.$queryRawUnsafe<{ integrity_check: string }[]>('PRAGMA integrity_check');
    const broken = integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok');
    const orphans = await db.$queryRawUnsafe<unknown[]>('PRAGMA foreign_key_check');
    const dangling = orphans.length === 0 ? [] : [`${orphans.length} rows refer to rows that are missing.`];
    return [...broken, ...dangling, ...(broken.length === 0 ? await findLedgerFaults(db) : [])];
  } finally {
    await db.$disconnect();
  }
}

/**
 * Puts a backup in the place of the database; what was there is kept beside it under `aside`. The caller has checked
 * the backup and that no server runs.
 */
export function putBack(folder: string, databaseUrl: string, dataDirectory: string, aside: string): void {
  const file = fileOf(databaseUrl);
  mkdirSync(path.dirname(file), { recursive: true });
  const incoming = `${file}.incoming`;
  copyFileSync(path.join(folder, DATABASE_FILE), incoming);
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, `${file}.${aside}${suffix}`);
  }
  renameSync(incoming, file);
  const secrets = path.join(folder, SECRETS_FILE);
  if (existsSync(secrets)) copyFileSync(secrets, path.join(dataDirectory, SECRETS_FILE));
}

/** Whether another process has the database open: SQLite leaves WAL only for its last connection. */
export async function isInUse(databaseUrl: string): Promise<boolean> {
  if (!existsSync(fileOf(databaseUrl))) return false;
  const db = await openDatabase(databaseUrl);
  try {
    await db.$queryRawUnsafe('PRAGMA busy_timeout = 200');
    const [mode] = await db.$queryRawUnsafe<{ journal_mode: string }[]>('PRAGMA journal_mode = DELETE');
    return mode?.journal_mode !== 'delete';
  } catch {
    return true;
  } finally {
    await db.$disconnect();
  }
}
