/** A restored file knows nothing of what was done since its backup was made, such as which ids were given. */
import type Sqlite from 'better-sqlite3';
import { openExisting } from '../connections/open-connection';
import { FIRST_MESSAGE_ID } from '../messages/message-ids';
import { IDS_SKIPPED, TOLD_OUTSIDE } from './told-ids';

/**
 * The ids that whoever sends and whoever is called back have seen are not given to anything else: neither where none was
 * given before the backup, nor of a table that the version that wrote it did not have.
 */
export function skipIds(file: string): void {
  withFile(file, (connection) => {
    const messages = connection.prepare(
      `INSERT INTO "Sequence" (name, value) VALUES ('message', ? + ?)
       ON CONFLICT (name) DO UPDATE SET value = value + ?`,
    );
    messages.run(FIRST_MESSAGE_ID - 1, IDS_SKIPPED, IDS_SKIPPED);
    const move = connection.prepare('UPDATE sqlite_sequence SET seq = seq + ? WHERE name = ?');
    const begin = connection.prepare('INSERT INTO sqlite_sequence (seq, name) VALUES (?, ?)');
    for (const [table, skipped] of TOLD_OUTSIDE) {
      if (move.run(skipped, table).changes === 0) begin.run(skipped, table);
    }
  });
}

/**
 * Parts that came by SMPP and waited for the others of their message: whether it became whole since nobody knows, so
 * nobody is told that it was not sent.
 */
export function forgetParts(file: string): void {
  withFile(file, (connection) => {
    if (hasTable(connection, 'SmppSubmission')) {
      connection.prepare('DELETE FROM "SmppSubmission" WHERE "messageId" IS NULL').run();
    }
  });
}

/** Whether anything was owed at the backup, due or not; of a database of any version. */
export const isOwing = (file: string): boolean =>
  withFile(file, (connection) => {
    const tables = ['Dispatch', 'BulkSlice'].filter((table) => hasTable(connection, table));
    return tables.some((table) => connection.prepare(`SELECT 1 FROM "${table}" LIMIT 1`).get() !== undefined);
  });

const hasTable = (connection: Sqlite.Database, table: string): boolean =>
  connection.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`).get(table) !== undefined;

function withFile<T>(file: string, work: (connection: Sqlite.Database) => T): T {
  const connection = openExisting(file);
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}
