/**
 * One connection, one transaction at a time, in the order in which they were asked for. A transaction that met another
 * one, or whose connection was lost before it was committed, is done again. Of one that was being committed when the
 * connection was lost nobody knows how it ended; but each has written its number into the lane's own row, and whoever
 * writes that row next waits for it and then reads which was the last.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { SqlTransaction } from '../connections/sql-transaction';
import { type Connection, connect, stateOf } from './connection';

/** Serialisation failure and deadlock: the other one was let through. */
const MET_ANOTHER: ReadonlySet<string | null> = new Set(['40001', '40P01']);
const MOST_TRIES = 10;

/** A database that restarts or fails over is back within seconds. */
const LONGEST_OUTAGE_MS = 30_000;
const PAUSE_MS = 100;

type Work<Value> = (tx: SqlTransaction) => Promise<Value>;

export type Lane = {
  commit<Value>(work: Work<Value>): Promise<Value>;
  close(): Promise<void>;
};

/** How one try ended, if not with what the work throws. */
type Outcome<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'again'; readonly cause: unknown }
  | { readonly kind: 'in doubt'; readonly number: number; readonly value: Value; readonly cause: unknown };

type Options = {
  /** For how long it asks a database that is not there. */
  readonly longestOutageMs?: number;
  /** For how long it asks how a commit ended; left out, no longer than that. */
  readonly longestDoubtMs?: number;
  /** Whether a commit is on the disk when it is answered; else it comes there with the next one that is. */
  readonly isDurable?: boolean;
};

export function openLane(
  databaseUrl: string,
  { longestOutageMs = LONGEST_OUTAGE_MS, longestDoubtMs = longestOutageMs, isDurable = true }: Options = {},
): Lane {
  const name = randomUUID();
  /** Of the newest try. No two have the same: of one that was given up nobody knows whether it was committed. */
  let number = 0;
  let connection: Connection | null = null;

  const reach = async (): Promise<Connection> => {
    if (connection && !connection.isLostBy(null)) return connection;
    connection = await connect(databaseUrl);
    await dropUnused(connection.tx);
    return connection;
  };

  /** Asks `question` over a connection that works. @throws what prevents that, when it does so for long. */
  const ask = async <Answer>(
    question: (connection: Connection) => Promise<Answer>,
    longestMs = longestOutageMs,
  ): Promise<Answer> => {
    const latest = performance.now() + longestMs;
    for (;;) {
      try {
        return await question(await reach());
      } catch (cause) {
        if (connection && !connection.isLostBy(cause)) throw cause;
        if (performance.now() >= latest) throw cause;
        await setTimeout(PAUSE_MS);
      }
    }
  };

  const run = async <Value>(work: Work<Value>): Promise<Value> => {
    for (let tries = 1; ; tries += 1) {
      const outcome = await ask((reached) => attempt(reached, { name, number: (number += 1), isDurable }, work));
      if (outcome.kind === 'done') return outcome.value;
      if (outcome.kind === 'in doubt') {
        const done = await ask(({ tx }) => lastOf(tx, name), longestDoubtMs);
        if (done === outcome.number) return outcome.value;
      }
      if (tries === MOST_TRIES) throw outcome.cause;
    }
  };

  let last: Promise<unknown> = Promise.resolve();
  return {
    commit(work) {
      const done = last.then(() => run(work));
      last = done.catch(() => undefined);
      return done;
    },
    close: async () => {
      await last;
      await connection?.end();
    },
  };
}

type Mark = { readonly name: string; readonly number: number; readonly isDurable: boolean };

/** @throws what `work` throws, if its transaction could have been committed and the connection goes on. */
async function attempt<Value>(connection: Connection, mark: Mark, work: Work<Value>): Promise<Outcome<Value>> {
  const { tx, firstFailure } = watchFailures(connection.tx);
  const begun = Promise.all([connection.run('BEGIN'), !mark.isDurable && needNotBeOnDisk(tx), writeMark(tx, mark)]);
  // It goes along with the first statement of the work; how it ended is seen in the end.
  begun.catch(() => undefined);
  let value: Value;
  try {
    value = await work(tx);
    await begun;
  } catch (thrown) {
    const cause = firstFailure() ?? thrown;
    if (connection.isLostBy(cause)) return { kind: 'again', cause };
    await connection.run('ROLLBACK');
    if (MET_ANOTHER.has(stateOf(cause))) return { kind: 'again', cause };
    throw thrown;
  }
  let ended: string;
  try {
    ended = await connection.run('COMMIT');
  } catch (cause) {
    if (connection.isLostBy(cause)) return { kind: 'in doubt', number: mark.number, value, cause };
    if (MET_ANOTHER.has(stateOf(cause))) return { kind: 'again', cause };
    throw cause;
  }
  if (ended === 'COMMIT') return { kind: 'done', value };
  // After a failure that the work kept to itself COMMIT succeeds, and rolls back.
  const cause = firstFailure() ?? new Error('The transaction was rolled back.');
  if (MET_ANOTHER.has(stateOf(cause))) return { kind: 'again', cause };
  throw cause;
}

/** The same transaction, and what failed first in it. */
function watchFailures(inner: SqlTransaction) {
  let failure: Error | null = null;
  const watch = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    try {
      return await answer;
    } catch (cause) {
      failure ??= cause instanceof Error ? cause : new Error(String(cause));
      throw cause;
    }
  };
  const tx: SqlTransaction = {
    ...inner,
    $executeRaw: (query, ...values) => watch(inner.$executeRaw(query, ...values)),
    $queryRaw: <Rows>(query: Parameters<SqlTransaction['$queryRaw']>[0], ...values: unknown[]) =>
      watch(inner.$queryRaw<Rows>(query, ...values)),
  };
  return { tx, firstFailure: () => failure };
}

const writeMark = (tx: SqlTransaction, { name, number }: Mark) =>
  tx.$executeRaw`INSERT INTO "_lanes" (name, done, at) VALUES (${name}, ${number}, now())
    ON CONFLICT (name) DO UPDATE SET done = excluded.done, at = excluded.at`;

/** Said of one transaction, so that none that is to be on the disk gets it with the connection. */
const needNotBeOnDisk = (tx: SqlTransaction) => tx.$executeRaw`SET LOCAL synchronous_commit TO off`;

/** Takes away the rows of lanes that were closed long ago: nobody asks about a transaction for as long. */
const dropUnused = (tx: SqlTransaction) => tx.$executeRaw`
  DELETE FROM "_lanes" WHERE name IN (
    SELECT name FROM "_lanes" WHERE at < now() - interval '1 day' FOR UPDATE SKIP LOCKED)`;

/** The number of the last transaction that was committed; waits for one whose end is open. */
async function lastOf(tx: SqlTransaction, name: string): Promise<number | undefined> {
  const [row] = await tx.$queryRaw<{ done: number }[]>`
    INSERT INTO "_lanes" (name, done, at) VALUES (${name}, 0, now())
    ON CONFLICT (name) DO UPDATE SET at = excluded.at RETURNING done`;
  return row?.done;
}
