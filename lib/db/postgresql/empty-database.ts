/** A PostgreSQL database with nothing in it, into which another one is moved: whole, or not at all. */
import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import type { Migration } from '../migrations/migrations-on-disk';
import { applyAllWithin, lockMigrations } from './apply-migrations';
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
type Sent<Value> = { readonly number: string; readonly value: Value };

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
    const ended = await howItEnded(databaseUrl, commit.asked.number, longestDoubtMs);
    if (ended === 'committed') return commit.asked.value;
    if (ended === 'aborted') {
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
  await lockMigrations(client);
  await client.query('BEGIN');
  await assertEmpty(client);
  // It takes as long as it takes, whatever this role is usually allowed.
  await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
  await applyAllWithin(client, migrations);
  const value = await work(client);
  const { rows } = await client.query<{ number: string }>('SELECT CAST(pg_current_xact_id() AS TEXT) AS number');
  const [row] = rows;
  if (!row) throw new Error('The transaction has no number.');
  return { number: row.number, value };
}

/** Asked over another connection. Null: nobody knows. */
async function howItEnded(
  databaseUrl: string,
  number: string,
  longestMs: number,
): Promise<'committed' | 'aborted' | null> {
  const latest = performance.now() + longestMs;
  for (;;) {
    const status = await statusOf(databaseUrl, number).catch(() => null);
    if (status === 'committed' || status === 'aborted') return status;
    if (performance.now() >= latest) return null;
    await setTimeout(PAUSE_MS);
  }
}

const statusOf = (databaseUrl: string, number: string): Promise<string | null> =>
  withServer(databaseUrl, 'move', async (client) => {
    const asked = 'SELECT pg_xact_status(CAST($1 AS xid8)) AS status';
    const { rows } = await client.query<{ status: string | null }>(asked, [number]);
    return rows[0]?.status ?? null;
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
