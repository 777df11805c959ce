/** Tests of SQLite's own: its file, its locks, its threads. All other tests of a database run on PostgreSQL as well. */
export const SQLITE_ALONE: readonly string[] = [
  // Copies of the file, and what is made of them.
  'lib/db/backup/backup.test.ts',
  'lib/db/backup/part-from-past.test.ts',
  'lib/server/backups/create-backups.test.ts',
  'lib/server/backups/daily-backups.test.ts',
  // Its reader's thread, its one lock, and the transactions that share it.
  'lib/db/connections/reader/reader.test.ts',
  'lib/db/connections/take-write-lock.test.ts',
  'lib/db/connections/writer.test.ts',
  // In which steps it means to answer a statement.
  'lib/db/callbacks/queue-plans.test.ts',
  'lib/db/messages/plans.test.ts',
  'lib/db/search/log-plans.test.ts',
  // Files of earlier versions, which PostgreSQL has none of yet.
  'lib/db/ledger/earlier-ledger.test.ts',
  'lib/db/outbox/earlier-outbox.test.ts',
];
