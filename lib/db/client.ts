/**
 * The one connection of this process.
 *
 * better-sqlite3 is synchronous and Prisma's adapter shares one connection between a transaction and whatever else
 * runs meanwhile, so a plain write that lands between BEGIN and ROLLBACK would be undone with a stranger's
 * transaction. Hence the rule of this folder: every write goes through `inTransaction`, which runs one at a time.
 */
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { type Prisma, PrismaClient } from './generated/client';

export type Database = PrismaClient;
export type Transaction = Prisma.TransactionClient;

const WAIT_FOR_TURN_MS = 60_000;
const LONGEST_TRANSACTION_MS = 60_000;
/** How long SQLite waits for another process, such as a command line tool, that holds the write lock. */
const BUSY_TIMEOUT_MS = 10_000;

/** The adapter for `url` (file:…). Dates are stored as integer milliseconds, so that SQL compares them as numbers. */
export function sqliteAdapter(url: string): PrismaBetterSqlite3 {
  return new PrismaBetterSqlite3({ url, timeout: BUSY_TIMEOUT_MS }, { timestampFormat: 'unixepoch-ms' });
}

/**
 * Opens the database and asserts what crash safety rests on: WAL (outside it Prisma's adapter can lose acknowledged
 * writes after a busy COMMIT) and `synchronous=FULL` (a commit reaches the disk before it is answered).
 */
export async function openDatabase(url: string): Promise<Database> {
  const db = new PrismaClient({ adapter: sqliteAdapter(url) });
  await db.$queryRawUnsafe('PRAGMA journal_mode = WAL');
  await db.$executeRawUnsafe('PRAGMA synchronous = FULL');
  await db.$executeRawUnsafe('PRAGMA foreign_keys = ON');
  await db.$executeRawUnsafe('PRAGMA cache_size = -65536');
  const [journal] = await db.$queryRawUnsafe<{ journal_mode: string }[]>('PRAGMA journal_mode');
  const [sync] = await db.$queryRawUnsafe<{ synchronous: bigint | number }[]>('PRAGMA synchronous');
  if (journal?.journal_mode !== 'wal' || Number(sync?.synchronous) !== 2) {
    await db.$disconnect();
    throw new Error(`SQLite must run in WAL with synchronous=FULL; it says ${JSON.stringify({ journal })}`);
  }
  return db;
}

/**
 * Runs `work` in one transaction. Its first statement must be a write: SQLite then takes the write lock at once,
 * and two processes never both read a balance that one of them is about to change.
 */
export function inTransaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.$transaction(work, { maxWait: WAIT_FOR_TURN_MS, timeout: LONGEST_TRANSACTION_MS });
}
