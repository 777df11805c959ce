/** A PostgreSQL database with nothing in it, into which another one is moved: whole, or not at all. */
import type pg from 'pg';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import type { Migration } from '../migrations/migrations-on-disk';
import { applyAllWithin, lockMigrations } from './apply-migrations';
import { withServer } from './reach';

/**
 * Makes the tables and does `work` in the same transaction, over a connection of its own; it is committed if the work
 * answers. Nobody else's start gets in between.
 * @throws OperatorFault when the database cannot be reached or is not empty; it is left as it was, as by any failure.
 */
export const fillEmptyDatabase = <Value>(
  databaseUrl: string,
  migrations: readonly Migration[],
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> =>
  // What is not committed ends with the connection.
  withServer(databaseUrl, 'move', async (client) => {
    await lockMigrations(client);
    await client.query('BEGIN');
    await assertEmpty(client);
    // It takes as long as it takes, whatever this role is usually allowed.
    await client.query('SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0');
    await applyAllWithin(client, migrations);
    const value = await work(client);
    const { command } = await client.query('COMMIT');
    if (command !== 'COMMIT') throw new Error(`The move was undone: PostgreSQL answered ${command}.`);
    return value;
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
