import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { findUnchanged, type Migration } from '../migrations/migrations-on-disk';
import { stateOf } from './connection';
import { beginLocked, LOCK_TIMEOUT, rollBack } from './migrations-lock';
import { assertOwnSession } from './own-session';
import { withServer } from './reach';

/** As Prisma makes it, so that its tools go on understanding the database. */
const CREATE_BOOK = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
)`;

/** A migration that has to wait for longer would hold up whoever comes after it. */
const LONGEST_WAIT_MS = 5_000;

/** SQLSTATE of a transaction that waited for one that waited for it. */
const DEADLOCK = '40P01';
const MOST_DEADLOCKS = 10;

type Waits = {
  /** For whoever else migrates. */
  readonly longestTurnMs?: number;
  /** Behind somebody's work. */
  readonly longestWaitMs?: number;
};

/**
 * Applies the migrations that the database has not seen; answers their names. Each is one transaction together with its
 * line in the book. Of several nodes that start at once one does each, and the others wait.
 * @throws OperatorFault when the database is not one that this version can work on; it is left as it was, but for the
 * migrations before one that cannot be applied.
 */
export async function applyPostgresqlMigrations(
  databaseUrl: string,
  onDisk: readonly Migration[],
  { longestTurnMs, longestWaitMs = LONGEST_WAIT_MS }: Waits = {},
): Promise<string[]> {
  return withServer(databaseUrl, 'migrations', async (client) => {
    await assertOwnSession(client, databaseUrl);
    const applied: string[] = [];
    for (let deadlocks = 0; ; ) {
      await beginLocked(client, longestTurnMs);
      try {
        const name = await applyNext(client, onDisk, { before: applied, longestWaitMs });
        if (name === null) return applied;
        applied.push(name);
      } catch (cause) {
        // Whoever works meanwhile locks the same tables in another order, and was let through.
        if (stateOf(cause) !== DEADLOCK || (deadlocks += 1) > MOST_DEADLOCKS) throw cause;
      }
    }
  });
}

type Row = { readonly name: string; readonly checksum: string };

/** Those that a database has not seen. @throws OperatorFault like `applyPostgresqlMigrations`. */
export async function findPending(client: pg.Client, onDisk: readonly Migration[]): Promise<readonly Migration[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()',
  );
  if (tables.length === 0) return onDisk;
  const database = client.database ?? 'The database';
  if (!tables.some(({ name }) => name === '_prisma_migrations')) {
    throw new OperatorFault(`${database} is not a database of Chappe's: it holds tables of something else.`);
  }
  const { rows } = await client.query<Row>(
    'SELECT migration_name AS name, checksum FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  );
  const finished = rows.map((row) => findUnchanged(database, row, onDisk));
  return onDisk.filter((migration) => !finished.includes(migration));
}

type Applying = {
  /** What was applied before it. */
  readonly before: readonly string[];
  readonly longestWaitMs: number;
};

/** In the transaction that is under way, which ends. Null: there is none. */
async function applyNext(client: pg.Client, onDisk: readonly Migration[], applying: Applying): Promise<string | null> {
  try {
    const [next] = await findPending(client, onDisk);
    if (next) await applySoon(client, next, applying);
    await client.query('COMMIT');
    return next?.name ?? null;
  } catch (cause) {
    await rollBack(client);
    throw cause;
  }
}

async function applySoon(client: pg.Client, migration: Migration, { before, longestWaitMs }: Applying): Promise<void> {
  try {
    await client.query(`SET LOCAL lock_timeout = ${longestWaitMs}`);
    await client.query(CREATE_BOOK);
    await applyWithin(client, migration);
  } catch (cause) {
    if (stateOf(cause) !== LOCK_TIMEOUT) throw cause;
    const changed =
      before.length === 0 ? 'Nothing was changed.' : `Of what is new before it, ${before.join(', ')} is applied.`;
    throw new OperatorFault(
      `The migration ${migration.name} waited for longer than ${longestWaitMs / 1_000} s for what somebody else is doing in the database (a ` +
        `lock timeout): end that, such as a long transaction, and start again. ${changed}`,
      { cause },
    );
  }
}

/**
 * All migrations of a database that has seen none, in the transaction that is under way; answers the id of a line that
 * this adds to the book, as no other does.
 */
export async function applyAllWithin(client: pg.Client, onDisk: readonly Migration[]): Promise<string> {
  await client.query(CREATE_BOOK);
  let id = '';
  for (const migration of onDisk) id = await applyWithin(client, migration);
  return id;
}

/** Whether the book has the line of this id, in a database that may have no book. */
export async function isInBook(client: pg.Client, id: string): Promise<boolean> {
  const { rows } = await client.query<{ isThere: boolean }>(
    `SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS "isThere"`,
  );
  if (rows[0]?.isThere !== true) return false;
  const { rowCount } = await client.query('SELECT 1 FROM "_prisma_migrations" WHERE id = $1', [id]);
  return rowCount === 1;
}

async function applyWithin(client: pg.Client, { name, sql, checksum }: Migration): Promise<string> {
  const id = randomUUID();
  await client.query(sql);
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), 1)`,
    [id, checksum, name],
  );
  return id;
}
