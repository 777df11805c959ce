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
  'lib/server/health/readiness.test.ts',
  // A disk that is full, as it tells of it.
  'lib/engine/accept/faults.test.ts',
  'lib/engine/dispatch/held-on-full-disk.test.ts',
  'lib/panel/storage-fault.test.ts',
  // Processes that die over its file.
  'lib/engine/dispatch/death-between-answers.test.ts',
  'lib/engine/dispatch/death-between-carriers.test.ts',
  'lib/server/carriers/killed-while-submitting.test.ts',
  'lib/server/smpp/killed-while-serving.test.ts',
  // In which steps it means to answer a statement, also of a hundred thousand rows.
  'lib/db/callbacks/queue-plans.test.ts',
  'lib/db/health/stored-health-plans.test.ts',
  'lib/db/health/waiting-plans.test.ts',
  'lib/db/messages/dispatch-queue-plans.test.ts',
  'lib/db/messages/plans.test.ts',
  'lib/db/messages/tally-plans.test.ts',
  'lib/db/messages/undecided.test.ts',
  'lib/db/search/log-plans.test.ts',
  'lib/db/search/long-patterns.test.ts',
  'lib/db/smpp/waiting-plans.test.ts',
  'lib/engine/receipts/incoming-plans.test.ts',
  'lib/use-cases/long-id-lists.test.ts',
  'lib/use-cases/long-lists.test.ts',
  'lib/use-cases/many-accounts.test.ts',
  'lib/use-cases/messages/long-bulk-sends.test.ts',
  'lib/use-cases/rates/long-rates.test.ts',
  // Files of earlier versions, which PostgreSQL has none of yet.
  'lib/db/ledger/earlier-ledger.test.ts',
  'lib/db/outbox/earlier-outbox.test.ts',
];
