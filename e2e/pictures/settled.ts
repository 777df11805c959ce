import type Sqlite from 'better-sqlite3';

const POLL_MS = 10;

/** Waits until the database answers so. */
async function until(database: Sqlite.Database, sql: string, count: number): Promise<void> {
  const asked = database.prepare<[], number>(sql).pluck();
  while (asked.get() !== count) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
}

/** Waits until nothing is under way that will not stay so. */
export const settled = (database: Sqlite.Database) =>
  until(
    database,
    `SELECT (SELECT count(*) FROM BulkSlice WHERE dueAt <= unixepoch('subsec') * 1000)
       + (SELECT count(*) FROM Dispatch JOIN Message ON id = messageId WHERE state <> 'scheduled')
       + (SELECT count(*) FROM Message WHERE state = 'submitted')
       + (SELECT count(*) FROM CallbackDelivery WHERE status = 'pending' AND attempts = 0)
       + (SELECT count(*) FROM Alert WHERE status = 'pending')`,
    0,
  );

/** Waits until so many people have answered, to the last segment. */
export const answered = (database: Sqlite.Database, count: number) =>
  until(database, 'SELECT count(*) FROM IncomingMessage WHERE receivedCount = segmentCount', count);
