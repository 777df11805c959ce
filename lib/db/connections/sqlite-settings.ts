/** What the connections to the database file agree on. */

/** How long SQLite waits for another process, such as a command line tool, that holds the write lock. */
export const BUSY_TIMEOUT_MS = 10_000;

/** 64 MiB for each connection. */
export const CACHE_PRAGMA = 'cache_size = -65536';

/**
 * Crash safety rests on the first two: WAL (outside it Prisma's adapter can lose acknowledged writes after a busy
 * COMMIT) and `synchronous=FULL` (a commit reaches the disk before it is answered). The WAL may grow to 16 MiB before
 * its pages are copied back, because copying a hot page once is cheaper than copying it after every few commits. What a
 * savepoint would bring back is kept in memory: beyond 64 KiB SQLite would make a file for it in each transaction.
 */
export const PRAGMAS = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  CACHE_PRAGMA,
  'wal_autocheckpoint = 4096',
  'temp_store = MEMORY',
] as const;

const FULL = 2;

/** Throws unless the connection says that it is as crash-safe as it was told to be. */
export function assertDurable(journalMode: unknown, synchronous: unknown): void {
  if (journalMode === 'wal' && Number(synchronous) === FULL) return;
  throw new Error(
    `SQLite must run in WAL with synchronous=FULL; it says ${String(journalMode)} and ${String(synchronous)}.`,
  );
}
