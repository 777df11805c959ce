/** A PostgreSQL database with nothing in it, into which another one is moved: whole, or not at all. */
import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import type { Migration } from '../migrations/migrations-on-disk';
import { applyAllWithin, isInBook } from './apply-migrations';
import { beginLocked, rollBack } from './migrations-lock';
import { withServer } from './reach';

/** For how long it asks a database that is not there how a commit has ended. */
const LONGEST_DOUBT_MS = 30_000;
const PAUSE_MS = 100;

type Filling<Value> = {
  readonly databaseUrl: string;
  readonly migrations: readonly Migration[];
  readonly work: (client: pg.Client) => Promise<Value>;
  /** The next thing is the commit: from now on everything may be there. */
  readonly beforeCommit: () => void;
  /** It is known that nothing is there. */
  readonly undone: () => void;
  readonly longestDoubtMs?: number | undefined;
};

/** A transaction whose commit was, or is about to be, asked for. */
type Sent<Value> = {
  /** Of a line of its own in the book of migrations, which is there if it was committed. */
  readonly line: string;
  readonly value: Value;
};

/**
 * Makes the tables and does `work` in the same transaction, over a connection of its own; it is committed if the work
 * answers. Nobody else's start gets in between.
 * @throws OperatorFault when the database cannot be reached or is not empty; it is left as it was, as by any failure,
 * but for one: when it is gone before it has told how the commit ended, and does not come back, nobody knows.
 */
export async function fillEmptyDatabase<Value>(filling: Filling<Value>): Promise<Value> {
  const { databaseUrl, beforeCommit, undone, longestDoubtMs = LONGEST_DOUBT_MS } = filling;
  const commit: { asked: Sent<Value> | null } = { asked: null };
  try {
    // What is not committed ends with the connection.
    return await withServer(databaseUrl, 'move', async (client) => {
      const filled = await fill(client, filling);
      commit.asked = filled;
      beforeCommit();
      const { command } = await client.query('COMMIT');
      if (command !== 'COMMIT') throw new Error(`The move was undone: PostgreSQL answered ${command}.`);
      return filled.value;
    });
  } catch (cause) {
    if (commit.asked === null) throw cause;
    const ended = await howItEnded(databaseUrl, commit.asked.line, longestDoubtMs);
    if (ended === 'committed') return commit.asked.value;
    if (ended === 'undone') {
      undone();
      throw cause;
    }
    throw new OperatorFault(
      'PostgreSQL was gone before it could say whether the move is done, and did not come back to be asked: look, once ' +
        'it answers, whether its database has tables. If it has, everything is there.',
      { cause },
    );
  }
}

async function fill<Value>(client: pg.Client, { migrations, work }: Filling<Value>): Promise<Sent<Value>> {
  await beginLocked(client);
  await assertEmpty(client);
  const line = await applyAllWithin(client, migrations);
  return { line, value: await work(client) };
}

/** Asked over another connection. Null: nobody knows. */
async function howItEnded(
  databaseUrl: string,
  line: string,
  longestMs: number,
): Promise<'committed' | 'undone' | null> {
  const latest = performance.now() + longestMs;
  for (;;) {
    const left = latest - performance.now();
    const isThere = await isCommitted(databaseUrl, line, left).catch(() => null);
    if (isThere !== null) return isThere ? 'committed' : 'undone';
    if (performance.now() >= latest) return null;
    await setTimeout(PAUSE_MS);
  }
}

/** What it has done itself is asked for, for a server that was lost leaves its numbers to others. It holds the lock until it has ended. */
const isCommitted = (databaseUrl: string, line: string, longestMs: number): Promise<boolean> =>
  withServer(databaseUrl, 'move', async (client) => {
    await beginLocked(client, longestMs);
    const isThere = await isInBook(client, line);
    await rollBack(client);
    return isThere;
  });

async function assertEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    'SELECT tablename AS "table" FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1 LIMIT 1',
  );
  const [first] = rows;
  if (first) {
    throw new OperatorFault(
      `${client.database ?? 'The database'} is not empty: it has the table ${first.table}. Name a database that was just made.`,
    );
  }
}
