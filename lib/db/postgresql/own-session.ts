import type pg from 'pg';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { stateOf } from './connection';
import { withServer } from './reach';

/** Another node that starts at the same moment may be lent what was just given back, and give it back in between. */
const TIMES = 3;

/** How PgBouncer says so that lends a connection for a statement. */
const KNOWS_NO_TRANSACTIONS = '08P01';

/**
 * What is set, prepared and listened to belongs to a connection, and a pooler that lends the server's connections for a
 * transaction at a time gives it to whoever is next. It lends the one that was given back last, or the next in turn: so
 * either another client is given what this one had, or this one something else.
 * @throws OperatorFault when `client` does not keep its connection of the server for itself.
 */
export async function assertOwnSession(client: pg.Client, databaseUrl: string): Promise<void> {
  const isLent = await withServer(databaseUrl, 'start', async (other) => {
    for (let time = 0; time < TIMES; time += 1) if (await shareBackends(client, other)) return true;
    return false;
  });
  if (!isLent) return;
  throw new OperatorFault(
    'DATABASE_URL leads to a pooler that lends connections for a transaction, or a statement, at a time: set pool_mode = session in ' +
      'PgBouncer (or what its like call so) for this database, or name the server itself.',
  );
}

async function shareBackends(one: pg.Client, other: pg.Client): Promise<boolean> {
  const own = await backendOf(one);
  try {
    await other.query('BEGIN');
  } catch (cause) {
    if (stateOf(cause) === KNOWS_NO_TRANSACTIONS) return true;
    throw cause;
  }
  const isLent = (await backendOf(other)) === own || (await backendOf(one)) !== own;
  await other.query('ROLLBACK');
  return isLent;
}

/** Of the server's processes the one that answers. */
async function backendOf(client: pg.Client): Promise<number | undefined> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid;
}
