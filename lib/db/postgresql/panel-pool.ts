import pg from 'pg';
import { KEPT_ALIVE, NO_LIMITS, prepareSession, READ_ONLY } from './session';

/** How many of the panel's statements the database does at a time; others wait for a connection. */
const MOST_CONNECTIONS = 10;
const LONGEST_CONNECT_MS = 5_000;

/** The panel's connections. An answer that does not come within `longestAnswerMs` is not waited for; 0: all are. */
export function openPanelPool(connectionString: string, longestAnswerMs: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: LONGEST_CONNECT_MS,
    query_timeout: longestAnswerMs,
    application_name: 'chappe panel',
    onConnect: prepare,
    ...KEPT_ALIVE,
  });
  const ofStandbys = new WeakSet<pg.ClientBase>();
  pool.on('connect', (client) => {
    client.connection.on('errorMessage', ({ code }: pg.DatabaseError) => {
      if (code === READ_ONLY) ofStandbys.add(client);
    });
  });
  pool.on('release', (_, client) => {
    // Whoever got it next would wait for the same answer, or be refused by the same standby.
    if (client.getTransactionStatus() !== 'I' || ofStandbys.has(client)) void client.end();
  });
  return pool;
}

/** The pool waits for it, and lends no connection of which it fails. */
const prepare = (client: pg.ClientBase): unknown => prepareSession(client, NO_LIMITS);
