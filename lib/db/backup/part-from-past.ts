/**
 * A restored database knows nothing of what was done since its backup was made: which ids were given, and which of what
 * waited was sent.
 */
import type Sqlite from 'better-sqlite3';
import { inTransaction, openDatabase } from '../connections/client';
import { openExisting } from '../connections/open-connection';
import type { SqlTransaction } from '../connections/sql-transaction';
import { freeUntouched, markInDoubt } from '../messages/dispatch-outbox';
import { insertEvents } from '../messages/status-store';
import { moveWaiting } from '../messages/unsent';
import { moveSend } from '../messages/waiting-sends';

/** More than are given between two backups. */
const IDS_SKIPPED = 10_000_000;

/** Long enough that somebody has looked through what is held, also after a weekend. */
const HELD_FOR_MS = 7 * 24 * 3_600_000;

/** Few enough for the values of one statement. */
const AT_ONCE = 1_000;

/** The ids that whoever sends and whoever is called back have seen are not given to anything else. */
export function skipIds(file: string): void {
  withFile(file, (connection) => {
    connection.prepare('UPDATE "Sequence" SET value = value + ?').run(IDS_SKIPPED);
    connection.prepare(`UPDATE sqlite_sequence SET seq = seq + ? WHERE name = 'CallbackDelivery'`).run(IDS_SKIPPED);
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
    const named = connection.prepare<[], string>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('Dispatch', 'BulkSlice')`,
    );
    const tables = named.pluck().all();
    return tables.some((table) => connection.prepare(`SELECT 1 FROM "${table}" LIMIT 1`).get() !== undefined);
  });

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
