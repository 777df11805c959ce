import pg from 'pg';
import type { SqlTransaction } from '../connections/sql-transaction';
import { ANSWERS } from './answers';
import { KEPT_ALIVE, prepareSession, READ_ONLY, readByIndexes, type SessionLimits } from './session';
import { createSqlTransaction } from './sql-transaction';

const LONGEST_CONNECT_MS = 5_000;
const LONGEST_GOODBYE_MS = 1_000;
/** Within it a table may grow by as much as is accepted meanwhile, and no more. */
const PLANS_LAST_MS = 5_000;
/** How much later than a server that answers is one given up that does not: it has told of its own limits by then. */
const SILENCE_MS = 2_000;

/** One connection, which its server or the network may end at any time. */
export type Connection = {
  readonly tx: SqlTransaction;
  /**
   * Sends BEGIN, COMMIT or ROLLBACK and answers which of them was done; what was sent before goes along with it. A prepared
   * statement keeps its plan until the server next counts rows, and one that was made while a table held a few goes through
   * all of it; so now and then a BEGIN lets the server forget its plans, which it makes anew by the sizes that it finds.
   */
  run(command: 'BEGIN' | 'COMMIT' | 'ROLLBACK'): Promise<string>;
  /** Whether nothing is to be sent any more, `cause` being what failed last. */
  isLostBy(cause: unknown): boolean;
  /** Ends it at once: whoever waits for an answer gets none. */
  cut(): void;
  end(): Promise<void>;
};

/** @throws what prevents it, a standby among it, within seconds. */
export async function connect(connectionString: string, limits: SessionLimits): Promise<Connection> {
  const client = new pg.Client({
    connectionString,
    types: ANSWERS,
    pipeline: true,
    application_name: 'chappe writer',
    query_timeout: limits.statementMs + SILENCE_MS,
    ...KEPT_ALIVE,
  });
  let lost = false;
  const lose = () => {
    lost = true;
  };
  // Whoever waits for an answer is told by its own promise.
  client.on('error', lose);
  client.on('end', lose);
  const cut = () => {
    lose();
    client.connection.stream.destroy();
  };
  const tooLong = setTimeout(() => client.connection.stream.destroy(new Error('timeout')), LONGEST_CONNECT_MS);
  try {
    await client.connect();
    await prepareSession(client, limits);
    await readByIndexes(client);
  } catch (cause) {
    cut();
    throw cause;
  } finally {
    clearTimeout(tooLong);
  }
  let plannedAt = performance.now();
  /** Nobody waits for it: where the connection is lost, whatever comes behind it is told so. */
  const planAnew = () => {
    plannedAt = performance.now();
    client.query('DISCARD PLANS').catch(() => undefined);
  };
  return {
    tx: createSqlTransaction(client),
    run: async (command) => {
      if (command === 'BEGIN' && performance.now() - plannedAt >= PLANS_LAST_MS) planAnew();
      return (await client.query(command)).command;
    },
    isLostBy: (cause) => {
      if (!lost && isEndOf(cause)) cut();
      return lost;
    },
    cut,
    end: async () => {
      if (lost) return;
      const silence = setTimeout(cut, LONGEST_GOODBYE_MS);
      await client.end().finally(() => clearTimeout(silence));
    },
  };
}

/** Whether it says that this connection is of no use any more. */
function isEndOf(cause: unknown): boolean {
  // With its last words a server says why it ends the connection. One that has become a standby goes on, and takes nothing.
  if (cause instanceof pg.DatabaseError) return cause.severity !== 'ERROR' || cause.code === READ_ONLY;
  // Of an answer that did not come, `pg` says so in these words alone; that the connection ends it says later.
  return cause instanceof Error && cause.message === 'Query read timeout';
}

/** SQLSTATE of what the server refused; null: it was not the server. */
export const stateOf = (cause: unknown): string | null =>
  cause instanceof pg.DatabaseError ? (cause.code ?? null) : null;
