/**
 * Prisma's connection: what the panel reads and writes. Messages and money of the gateway go through writer.ts.
 *
 * better-sqlite3 is synchronous and Prisma's adapter shares one connection between a transaction and whatever else
 * runs meanwhile, so a plain write that lands between BEGIN and ROLLBACK would be undone with a stranger's
 * transaction. Hence the rule of this folder: every write goes through `inTransaction`, which runs one at a time. With a
 * reader, whose connection cannot write, anything else fails.
 */
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { type Prisma, PrismaClient } from '../generated/client';
import type { Dialect } from './dialect';
import type { Reader } from './reader';
import { SQLITE } from './sqlite-dialect';
import { assertDurable, BUSY_TIMEOUT_MS, PRAGMAS } from './sqlite-settings';
import { BRIEF_BUSY_TIMEOUT_MS, takeWriteLock } from './take-write-lock';
import type { WriteTurn } from './write-turn';

type Said = { readonly dialect: Dialect };

export type Database = PrismaClient & Said;
export type Transaction = Prisma.TransactionClient & Said;

const WAIT_FOR_TURN_MS = 60_000;
const LONGEST_TRANSACTION_MS = 60_000;

/** `timeout`: how long SQLite waits for a lock with the thread standing still, in milliseconds. */
type Options = { readonly readonly?: boolean; readonly timeout?: number };

/** The adapter for `url` (file:…). Dates are stored as integer milliseconds, so that SQL compares them as numbers. */
export function sqliteAdapter(url: string, options: Options = {}): PrismaBetterSqlite3 {
  return new PrismaBetterSqlite3({ url, timeout: BUSY_TIMEOUT_MS, ...options }, { timestampFormat: 'unixepoch-ms' });
}

type Parts = {
  /** Shared with every other connection of this process that writes. */
  readonly turn?: WriteTurn;
  /** Answers what is read outside a transaction; without one, this thread does. */
  readonly reader?: Reader;
};

/** Opens the database. */
export async function openDatabase(url: string, { turn, reader }: Parts = {}): Promise<Database> {
  const factory = sqliteAdapter(url, turn ? { timeout: BRIEF_BUSY_TIMEOUT_MS } : {});
  const connect = async () => {
    const adapter = await factory.connect();
    for (const pragma of PRAGMAS) await adapter.executeScript(`PRAGMA ${pragma}`);
    assertDurable(await readPragma(adapter, 'journal_mode'), await readPragma(adapter, 'synchronous'));
    if (turn) takeTurns(adapter, turn);
    return reader ? readingThrough(adapter, reader) : adapter;
  };
  const { provider, adapterName } = factory;
  const adapter: SqlDriverAdapterFactory = { provider, adapterName, connect };
  // Minimal: its longer messages quote what a statement was given, passwords' hashes and texts included.
  const client = new PrismaClient({ adapter, errorFormat: 'minimal' });
  await client.$connect();
  return Object.assign(client, { dialect: SQLITE });
}

async function readPragma(adapter: SqlDriverAdapter, name: string): Promise<unknown> {
  const { rows } = await adapter.queryRaw({ sql: `PRAGMA ${name}`, args: [], argTypes: [] });
  return rows[0]?.[0];
}

/** Who is always let through by another one would wait for longer than anybody does. */
const MOST_TRIES = 5;

/**
 * Runs `work` in one transaction. Its first statement must be a write: SQLite then takes the write lock at once,
 * and two processes never both read a balance that one of them is about to change. PostgreSQL lets them begin together
 * and read what the other is about to change: what is read so as to decide a write is locked by reading it
 * (`dialect.locking`), or by an update before. Of two that wait for each other it undoes one, whose work is then done
 * again: it must do nothing but its statements.
 */
export async function inTransaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const { dialect } = db;
  const limits = { maxWait: WAIT_FOR_TURN_MS, timeout: LONGEST_TRANSACTION_MS };
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.$transaction((tx) => work(Object.assign(tx, { dialect })), limits);
    } catch (cause) {
      if (tries === MOST_TRIES || !hasMetAnother(cause)) throw cause;
    }
  }
}

const isCode = (cause: unknown, code: string): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === code;

/** As Prisma says it of a model’s statement, or PostgreSQL of one of ours: a serialisation failure or a deadlock. */
const hasMetAnother = (cause: unknown): boolean =>
  isCode(cause, 'P2034') ||
  (cause instanceof Error && isCode(cause, 'P2010') && /\b(40001|40P01)\b/.test(cause.message));

/** Whether a read was refused because too many wait already. */
export const isReaderBusy = (cause: unknown): boolean => isCode(cause, 'P2037');

/**
 * Makes each of the adapter's transactions begin with the turn and end with it. Prisma's BEGIN takes no lock, and its
 * first write would wait for one with the thread standing still; so another BEGIN, which does take it, replaces it.
 */
function takeTurns(adapter: SqlDriverAdapter, turn: WriteTurn): void {
  const start = adapter.startTransaction.bind(adapter);
  const startInTurn: SqlDriverAdapter['startTransaction'] = async (isolationLevel) => {
    const release = await turn.take();
    try {
      const transaction = await start(isolationLevel);
      const run = (sql: string) => transaction.executeRaw({ sql, args: [], argTypes: [] });
      await run('COMMIT');
      await takeWriteLock(() => run('BEGIN IMMEDIATE')).catch(async (cause: unknown) => {
        await transaction.rollback();
        throw cause;
      });
      const commit = transaction.commit.bind(transaction);
      const rollback = transaction.rollback.bind(transaction);
      return Object.assign(transaction, {
        commit: () => commit().finally(release),
        rollback: () => rollback().finally(release),
      });
    } catch (cause) {
      release();
      throw cause;
    }
  };
  Object.assign(adapter, { startTransaction: startInTurn });
}

/** The same adapter, but for what is done outside a transaction: the reader does that, and it does not write. */
const readingThrough = (adapter: SqlDriverAdapter, reader: Reader): SqlDriverAdapter =>
  Object.assign(adapter, {
    queryRaw: reader.read,
    executeRaw: () => Promise.reject(new Error('What writes must go through inTransaction.')),
  });
