import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { ChappeServer } from '../../e2e/fixtures/chappe-server';

const DAY_MS = 24 * 3_600_000;
/** Messages a statement: enough to be quick, few enough to let the server's own writes in between. */
const MESSAGES_AT_ONCE = 250_000;

export function openBeside(chappe: ChappeServer): Sqlite.Database {
  const database = new Sqlite(path.join(chappe.dataDirectory, 'chappe.db'));
  database.pragma('busy_timeout = 60000');
  return database;
}

/** API users with thirty days of usage each. */
export function addApiUsers(database: Sqlite.Database, count: number): void {
  database
    .prepare(
      `INSERT INTO ApiUser (accountId, login, passwordHash, createdAt, quotaActive, quotaLeft, lastUsedAt)
       WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
       SELECT 1, printf('user-%05d', i), '', 1700000000000, i % 2, 0, 1700000000000 + (i * 7919) % 1000000 FROM n`,
    )
    .run(count);
  database
    .prepare(
      `INSERT INTO Usage (apiUserId, hour, accountId, sent, delivered)
       SELECT u.id, (? - d.value) * 24, 1, u.id % 97, u.id % 89 FROM ApiUser u, json_each('[${Array.from({ length: 30 }, (_, day) => day).join(',')}]') d`,
    )
    .run(Math.floor(Date.now() / DAY_MS));
}

/** Delivered messages of those API users, spread evenly; answers nothing and owes nothing. */
export function addMessages(database: Sqlite.Database, from: number, to: number, apiUsers: number): void {
  const insert = database.prepare(
    `INSERT INTO Message (id, accountId, apiUserId, login, sender, recipient, text, encoding, segmentCount, credits, state,
       ptt, dlrId, carrierIdKey, createdAt, dueAt, updatedAt)
     WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     SELECT i, 1, 1 + i % ?2, printf('user-%05d', 1 + (i * 7919) % ?3), 'TEST', CAST(33600000000 + i AS TEXT),
       'Your code is 123456', 'gsm7', 1, 0, 'delivered', 4, 1, 'bench-' || i, 1700000000000 + i, 1700000000000 + i,
       1700000000000 + i
     FROM n`
      .replaceAll('?2', String(apiUsers))
      .replaceAll('?3', String(apiUsers)),
  );
  for (let first = from; first <= to; first += MESSAGES_AT_ONCE) {
    insert.run(first, Math.min(to, first + MESSAGES_AT_ONCE - 1));
  }
}
