/**
 * A restored database knows nothing of what was done since its backup was made: which ids were given, and which of what
 * waited was sent.
 */
import type Sqlite from 'better-sqlite3';
import { inTransaction, openDatabase } from '../connections/client';
import { openExisting } from '../connections/open-connection';
import type { SqlTransaction } from '../connections/sql-transaction';
import { freeUntouched, markInDoubt } from '../messages/dispatch-outbox';
import { FIRST_MESSAGE_ID } from '../messages/message-ids';
import { insertEvents } from '../messages/status-store';
import { moveWaiting } from '../messages/unsent';
import { moveSend } from '../messages/waiting-sends';

/** More than are given between two backups. */
const IDS_SKIPPED = 10_000_000;
/** Likewise, of what somebody makes; fewer, because a system_id has ten digits at most. */
const MADE_IDS_SKIPPED = 1_000_000;

/** Tables whose ids are told outside, besides those that a sequence of ours gives. */
const TOLD_OUTSIDE: ReadonlyMap<string, number> = new Map([
  ['CallbackDelivery', IDS_SKIPPED],
  // Whoever is told of replies knows repeats by them, and drops those.
  ['IncomingMessage', IDS_SKIPPED],
  // Programs bind by them, and would be somebody else.
  ['ApiUser', MADE_IDS_SKIPPED],
  ['ApiApplication', MADE_IDS_SKIPPED],
  ['ConsumerKey', MADE_IDS_SKIPPED],
]);

/** Long enough that somebody has looked through what is held, also after a weekend. */
const HELD_FOR_MS = 7 * 24 * 3_600_000;

/** Few enough for the values of one statement. */
const AT_ONCE = 1_000;

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

/** How many messages the next start would send, because they were owed at the backup. The database is of this version. */
export const countDue = (file: string, now: Date): number =>
  withFile(file, (connection) => {
    const at = now.getTime();
    const count = (sql: string) => connection.prepare<[number], number>(sql).pluck().get(at) ?? 0;
    return (
      count('SELECT count(*) FROM "Dispatch" WHERE "dueAt" <= ?') +
      count('SELECT CAST(total("messageCount") AS INTEGER) FROM "BulkSlice" WHERE "dueAt" <= ?')
    );
  });

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

/**
 * Gives what was owed at the backup and is due by now another moment, for somebody to look through: it may have been
 * sent since. Answers that moment. The database is of this version.
 */
export async function holdDue(file: string, now: Date): Promise<Date> {
  const until = new Date(now.getTime() + HELD_FOR_MS);
  const db = await openDatabase(`file:${file}`);
  try {
    const messages = await db.$queryRaw<{ id: number | bigint }[]>`
      SELECT "messageId" AS id FROM "Dispatch" WHERE "dueAt" <= ${now} ORDER BY "messageId"`;
    for (let at = 0; at < messages.length; at += AT_ONCE) {
      const ids = messages.slice(at, at + AT_ONCE).map(({ id }) => Number(id));
      await inTransaction(db, (tx) => holdMessages(tx, ids, until, now));
    }
    const sends = await db.$queryRaw<{ id: number | bigint }[]>`
      SELECT DISTINCT "bulkSendId" AS id FROM "BulkSlice" WHERE "dueAt" <= ${now}`;
    for (const { id } of sends) await inTransaction(db, (tx) => holdSend(tx, Number(id), until));
  } finally {
    await db.$disconnect();
  }
  return until;
}

async function holdMessages(tx: SqlTransaction, ids: readonly number[], until: Date, now: Date): Promise<void> {
  await moveWaiting(tx, ids, until, now);
  await freeUntouched(tx, ids);
  await markInDoubt(tx, ids);
  await insertEvents(
    tx,
    ids.map((messageId) => ({
      ...{ messageId, at: now, state: 'scheduled' as const, ptt: 0, dlrId: 0 as const, segment: null },
      ...{ carrierText: '', reason: 'restored' as const, applied: true },
    })),
  );
}

async function holdSend(tx: SqlTransaction, id: number, until: Date): Promise<void> {
  await moveSend(tx, id, until);
  await tx.$executeRaw`UPDATE "BulkSlice" SET "leasedBy" = NULL, attempts = 0 WHERE "bulkSendId" = ${id}`;
}
