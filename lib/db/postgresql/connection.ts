import pg from 'pg';
import type { SqlTransaction } from '../connections/sql-transaction';
import { ANSWERS } from './answers';
import { createSqlTransaction } from './sql-transaction';

/** A piece of work that takes longer hangs, and would hold its locks for ever. */
const LONGEST_PAUSE_MS = 60_000;
const LONGEST_CONNECT_MS = 5_000;

/** One connection, which its server or the network may end at any time. */
export type Connection = {
  readonly tx: SqlTransaction;
  /** Sends BEGIN, COMMIT or ROLLBACK and answers which of them was done; what was sent before goes along with it. */
  run(command: 'BEGIN' | 'COMMIT' | 'ROLLBACK'): Promise<string>;
  /** Whether nothing can be sent any more, `cause` being what failed last. */
  isLostBy(cause: unknown): boolean;
  end(): Promise<void>;
};

export async function connect(connectionString: string): Promise<Connection> {
  const client = new pg.Client({
    connectionString,
    types: ANSWERS,
    pipeline: true,
    application_name: 'chappe writer',
    connectionTimeoutMillis: LONGEST_CONNECT_MS,
    keepAlive: true,
  });
  let lost = false;
  const lose = () => {
    lost = true;
  };
  // Whoever waits for an answer is told by its own promise.
  client.on('error', lose);
  client.on('end', lose);
  await client.connect();
  // Said now, because a pooler refuses whoever says it as they connect.
  await client.query(`SET idle_in_transaction_session_timeout = ${LONGEST_PAUSE_MS}`);
  return {
    tx: createSqlTransaction(client),
    run: async (command) => (await client.query(command)).command,
    isLostBy: (cause) => {
      // With its last words a server says why it ends the connection.
      if (cause instanceof pg.DatabaseError && cause.severity !== 'ERROR') lost = true;
      return lost;
    },
    end: async () => {
      if (!lost) await client.end();
    },
  };
}

/** SQLSTATE of what the server refused; null: it was not the server. */
export const stateOf = (cause: unknown): string | null =>
  cause instanceof pg.DatabaseError ? (cause.code ?? null) : null;
