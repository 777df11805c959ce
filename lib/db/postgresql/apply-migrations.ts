import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { findUnchanged, type Migration } from '../migrations/migrations-on-disk';
import { stateOf } from './connection';
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

/** Of this number nothing else of Chappe's takes an advisory lock. */
const LOCK = 20_261_127;

/** Whoever else migrates this database waits, or is waited for. It ends with the connection. */
export const lockMigrations = (client: pg.Client) => client.query('SELECT pg_advisory_lock($1)', [LOCK]);

/** A migration that has to wait for longer would hold up whoever comes after it. */
const LONGEST_WAIT = '5s';
/** How PostgreSQL says so. */
const LOCK_TIMEOUT = '55P03';

/**
 * Applies the migrations that the database has not seen; answers their names. Each is one transaction together with its
 * line in the book. Of several nodes that start at once one does it, and the others wait.
 * @throws OperatorFault when the database is not one that this version can work on; it is left as it was.
 */
export async function applyPostgresqlMigrations(databaseUrl: string, onDisk: readonly Migration[]): Promise<string[]> {
  return withServer(databaseUrl, 'migrations', async (client) => {
    await lockMigrations(client);
    const pending = await findPending(client, onDisk);
    if (pending.length > 0) await client.query(CREATE_BOOK);
    for (const migration of pending) await applyOne(client, migration);
    return pending.map(({ name }) => name);
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

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL lock_timeout = '${LONGEST_WAIT}'`);
    await applyWithin(client, migration);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    if (stateOf(cause) !== LOCK_TIMEOUT) throw cause;
    throw new OperatorFault(
      `The migration ${migration.name} waited for longer than ${LONGEST_WAIT} for what somebody else is doing in the database (a ` +
        'lock timeout): end that, such as a long transaction, and start again. Nothing was changed.',
      { cause },
    );
  }
}

/** All migrations of a database that has seen none, in the transaction that is under way. */
export async function applyAllWithin(client: pg.Client, onDisk: readonly Migration[]): Promise<void> {
  await client.query(CREATE_BOOK);
  for (const migration of onDisk) await applyWithin(client, migration);
}

async function applyWithin(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query(sql);
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), 1)`,
    [randomUUID(), checksum, name],
  );
}
