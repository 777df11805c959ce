/**
 * One connection, one transaction at a time, in the order in which they were asked for. A transaction that met another
 * one, or whose connection was lost before it was committed, is done again. Of one that was being committed when the
 * connection was lost nobody knows how it ended; but each has written its number into the lane's own row, and whoever
 * writes that row next waits for it and then reads which was the last.
 */
import { randomUUID } from 'node:crypto';
import { DatabaseAway } from '../connections/database-away';
import { isLockHeld } from '../connections/held-lock';
import type { SqlTransaction } from '../connections/sql-transaction';
import { createAsking } from './asking';
import { attempt, type Work } from './attempt';
import { type Connection, connect, stateOf } from './connection';
import type { SessionLimits } from './session';

const MOST_TRIES = 10;

/** A database that restarts or fails over is back within seconds. */
const LONGEST_OUTAGE_MS = 30_000;
/** One that was not there for so long may be gone for longer than anybody waits for an answer. */
const AWAY_AFTER_MS = 10_000;
/** So long at least it is asked how a commit ended, however late that is. */
const LEAST_DOUBT_MS = 5_000;

type Commit = {
  /** It is asked for as long as it takes how the commit ended, and not for as long as a database may be away. */
  readonly mustKnow?: boolean;
};

export type Lane = {
  /** @throws what prevents it, at the latest when a database may not be away for longer, counted from now. */
  commit<Value>(work: Work<Value>, how?: Commit): Promise<Value>;
  /** Whether somebody has waited long for a database that is not there: whoever comes now is not to wait as well. */
  isAway(): boolean;
  /** For how long whoever has its turn has not been answered. */
  silentMs(): number;
  close(): Promise<void>;
};

type Options = {
  /** For how long it asks a database that is not there. */
  readonly longestOutageMs?: number;
  /** Of one that was away for so long whoever comes is told so at once; left out, each asks for itself. */
  readonly awayAfterMs?: number;
  readonly limits?: SessionLimits;
  /** Whether a commit is on the disk when it is answered; else it comes there with the next one that is. */
  readonly isDurable?: boolean;
};

/** What somebody waits for. */
export const URGENT: Options = { limits: { lockMs: 5_000, statementMs: 8_000 }, awayAfterMs: AWAY_AFTER_MS };
const ORDINARY: SessionLimits = { lockMs: 5_000, statementMs: 18_000 };

export function openLane(
  databaseUrl: string,
  {
    longestOutageMs = LONGEST_OUTAGE_MS,
    awayAfterMs = Number.POSITIVE_INFINITY,
    limits = ORDINARY,
    isDurable = true,
  }: Options = {},
): Lane {
  const name = randomUUID();
  /** Of the newest try. No two have the same: of one that was given up nobody knows whether it was committed. */
  let number = 0;
  /** Since when whoever has its turn has it. */
  let turnSince: number | null = null;

  const { ask, lostMs, end: hangUp } = createAsking(() => open(databaseUrl, { name, limits }));

  const isLongAway = () => lostMs() >= awayAfterMs;

  const run = async <Value>(work: Work<Value>, askedAt: number, { mustKnow }: Commit): Promise<Value> => {
    const end = askedAt + longestOutageMs;
    if (performance.now() >= end) throw new DatabaseAway();
    const latest = isLongAway() ? performance.now() : end;
    for (let tries = 1; ; tries += 1) {
      const outcome = await ask(
        (reached) => attempt(reached, { name, number: (number += 1), isDurable }, work, end),
        latest,
      );
      if (outcome.kind === 'done') return outcome.value;
      if (outcome.kind === 'in doubt') {
        const known = mustKnow ? Number.POSITIVE_INFINITY : Math.max(latest, performance.now() + LEAST_DOUBT_MS);
        // Whoever wrote the row before may still wait for a replica, and keeps it until then.
        const done = await ask(({ tx }) => lastOf(tx, name), known, isLockHeld);
        if (done === outcome.number) return outcome.value;
      }
      if (tries === MOST_TRIES) throw outcome.cause;
      // What a server refuses it says with a state; a connection that is lost has none.
      if (performance.now() >= latest)
        throw stateOf(outcome.cause) === null ? new DatabaseAway(outcome.cause) : outcome.cause;
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  /** Pieces of work that wait or are under way. */
  let pieces = 0;
  const isAway = () => pieces > 0 && isLongAway();
  const inTurn = async <Value>(work: Work<Value>, askedAt: number, how: Commit): Promise<Value> => {
    turnSince = performance.now();
    try {
      return await run(work, askedAt, how);
    } finally {
      turnSince = null;
      pieces -= 1;
    }
  };
  return {
    isAway,
    silentMs: () => (turnSince === null ? 0 : performance.now() - turnSince),
    commit(work, how = {}) {
      if (isAway()) return Promise.reject(new DatabaseAway());
      const askedAt = performance.now();
      pieces += 1;
      const done = last.then(() => inTurn(work, askedAt, how));
      last = done.catch(() => undefined);
      return done;
    },
    close: async () => {
      await last;
      await hangUp();
    },
  };
}

type Opening = { readonly name: string; readonly limits: SessionLimits };

async function open(databaseUrl: string, { name, limits }: Opening): Promise<Connection> {
  const connection = await connect(databaseUrl, limits);
  try {
    await dropUnused(connection.tx, name);
    return connection;
  } catch (cause) {
    connection.cut();
    throw cause;
  }
}

/** Takes away the rows of lanes that were closed long ago: nobody asks about a transaction for as long. */
const dropUnused = (tx: SqlTransaction, own: string) => tx.$executeRaw`
  DELETE FROM "_lanes" WHERE name IN (
    SELECT name FROM "_lanes" WHERE at < now() - interval '1 day' AND name <> ${own} FOR UPDATE SKIP LOCKED)`;

/** The number of the last transaction that was committed; waits for one whose end is open. */
async function lastOf(tx: SqlTransaction, name: string): Promise<number | undefined> {
  const [row] = await tx.$queryRaw<{ done: number }[]>`
    INSERT INTO "_lanes" (name, done, at) VALUES (${name}, 0, now())
    ON CONFLICT (name) DO UPDATE SET at = excluded.at RETURNING done`;
  return row?.done;
}
