/**
 * The connection through which the gateway writes messages, money, receipts and callbacks. What waits to be written is
 * written together in one transaction, each piece of work after the first under a savepoint of its own: a disk sync costs the same
 * whatever it holds, so sharing it is what lets a durable gateway keep up with a volatile one.
 *
 * The connection answers at once and nothing else happens in between, because a piece of work waits for nothing but
 * its own statements; so a transaction lasts as long as its statements take and never holds the lock while idle.
 */
import { setImmediate } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import { fileOf } from './database-url';
import { openConnection } from './open-connection';
import { createSqlTransaction, type SqlTransaction } from './sql-transaction';
import { BRIEF_BUSY_TIMEOUT_MS, takeWriteLock } from './take-write-lock';
import type { WriteTurn } from './write-turn';

export type Writer = {
  /**
   * Does `work` in a transaction and resolves when that is on the disk. A throw undoes this work alone. `work` must
   * await nothing but `tx`: a transaction contains no I/O.
   */
  commit<Value>(work: (tx: SqlTransaction) => Promise<Value>, urgency?: Urgency, how?: Commit): Promise<Value>;
  /**
   * Does `work` in a transaction beside the others, at once, which reaches the disk with whatever is committed next: for
   * what would else be locked until they end. Absent: one transaction holds everything, as with SQLite.
   */
  readonly beside?: <Value>(work: (tx: SqlTransaction) => Promise<Value>) => Promise<Value>;
  /**
   * Whether a database's server has been away for so long that whoever comes is told so at once. Absent: there is none,
   * only a file.
   */
  readonly isAway?: () => boolean;
  /** For how long what is being written has not been answered. Absent: likewise. */
  readonly silentMs?: () => number;
  /** Resolves when what waited is written; the connection is closed then. */
  close(): Promise<void>;
};

/** `urgent`: somebody waits for the answer, so it goes before whatever nobody waits for. */
type Urgency = 'urgent' | 'ordinary';

type Commit = {
  /**
   * Where a connection was lost as it was committed it is asked for as long as it takes how that ended, and whatever is
   * to be written behind it waits. Else no longer than for a database that is away.
   */
  readonly mustKnow?: boolean;
};

type Piece = { work(tx: SqlTransaction): Promise<() => void>; reject(cause: unknown): void };

/** A transaction that has taken so long takes up nothing more: whoever is urgent waits for it. */
const LONG_ENOUGH_MS = 5;

/** `turn` is shared with every other connection of this process that writes. */
export function openWriter(databaseUrl: string, turn: WriteTurn): Writer {
  const connection = openConnection(fileOf(databaseUrl), BRIEF_BUSY_TIMEOUT_MS);
  const write = createSharedTransaction(connection);
  const waiting: Readonly<Record<Urgency, Piece[]>> = { urgent: [], ordinary: [] };
  /** Ordinary work gives way to a transaction of urgent work alone, but never to two in a row: it gets on under any load. */
  let urgentAlone = false;
  const takeFirst = () => {
    urgentAlone = !urgentAlone && waiting.urgent.length > 0;
    return waiting.urgent.shift() ?? waiting.ordinary.shift();
  };
  const takeNext = () => waiting.urgent.shift() ?? (urgentAlone ? undefined : waiting.ordinary.shift());
  let running: Promise<void> | null = null;

  const run = async () => {
    for (let first = takeFirst(); first; first = takeFirst()) {
      const release = await turn.take();
      const settle = await write(first, takeNext).finally(release);
      for (const settled of settle) settled();
      // Answers are posted in the first turn, before the next transaction: whoever waits for them waits for no more.
      await setImmediate();
      await setImmediate();
    }
    running = null;
  };

  return {
    commit: (work, urgency = 'ordinary') =>
      new Promise((resolve, reject) => {
        waiting[urgency].push({
          work: async (tx) => {
            const value = await work(tx);
            return () => resolve(value);
          },
          reject,
        });
        running ??= run();
      }),
    close: async () => {
      while (running) await running;
      connection.close();
    },
  };
}

/** Answers how each piece is settled, to be called after the commit; never rejects. */
function createSharedTransaction(connection: Sqlite.Database) {
  const tx = createSqlTransaction(connection);
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  const rollback = connection.prepare('ROLLBACK');
  const save = connection.prepare('SAVEPOINT piece');
  const keep = connection.prepare('RELEASE piece');
  const undo = connection.prepare('ROLLBACK TO piece');

  const attempt = async ({ work, reject }: Piece): Promise<() => void> => {
    save.run();
    try {
      return await work(tx);
    } catch (cause) {
      // A full disk ends the whole transaction; then there is nothing to return to.
      if (!connection.inTransaction) throw cause;
      undo.run();
      return () => reject(cause);
    } finally {
      if (connection.inTransaction) keep.run();
    }
  };

  return async (first: Piece, next: () => Piece | undefined): Promise<(() => void)[]> => {
    const taken: Piece[] = [];
    try {
      await takeWriteLock(() => begin.run());
      const begun = performance.now();
      const settle: (() => void)[] = [];
      for (let piece: Piece | undefined = first; piece; ) {
        taken.push(piece);
        // The first needs no savepoint, which costs a copy of each page that it changes: without it nothing is left.
        settle.push(piece === first ? await piece.work(tx) : await attempt(piece));
        piece = performance.now() - begun < LONG_ENOUGH_MS ? next() : undefined;
      }
      commit.run();
      return settle;
    } catch (cause) {
      if (connection.inTransaction) rollback.run();
      // The first one is in it even when the transaction could not begin.
      return [first, ...taken.filter((piece) => piece !== first)].map(
        ({ reject }) =>
          () =>
            reject(cause),
      );
    }
  };
}
