/** Who migrates a database, or moves another one into it, does so alone. */
import type pg from 'pg';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { stateOf } from './connection';

/** Of this number nothing else of Chappe's takes an advisory lock. */
const LOCK = 20_261_127;

/** Migrations are done in less; who moves a database here may take longer, and nobody is to start over it meanwhile. */
const LONGEST_WAIT_MS = 60_000;

/** How PostgreSQL says that something has waited for longer than lock_timeout. */
export const LOCK_TIMEOUT = '55P03';

/**
 * Begins a transaction that begins after every other one of this kind has ended, and sees what they have done. The lock
 * ends with the transaction: one of the connection would stay with a connection that a pooler keeps.
 * @throws OperatorFault when somebody else is at it for longer.
 */
export async function beginLocked(client: pg.Client, longestWaitMs = LONGEST_WAIT_MS): Promise<void> {
  // Each statement is to see what was committed before it, and takes as long as it takes, whatever this role is usually allowed.
  await client.query(`BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL statement_timeout = 0;
    SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = ${Math.max(1, Math.round(longestWaitMs))}`);
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  } catch (cause) {
    await rollBack(client);
    if (stateOf(cause) !== LOCK_TIMEOUT) throw cause;
    throw new OperatorFault(sayHeld(longestWaitMs, await findHolder(client)), { cause });
  }
}

/** Where the connection is lost, that is what the transaction ends with, and what failed is told by whoever asked. */
export const rollBack = (client: pg.Client): Promise<unknown> => client.query('ROLLBACK').catch(() => undefined);

type Holder = { readonly pid: number; readonly name: string | null; readonly since: string | null };

async function findHolder(client: pg.Client): Promise<Holder | undefined> {
  const { rows } = await client.query<Holder>(
    `SELECT pid, application_name AS name, CAST(date_trunc('second', coalesce(xact_start, backend_start)) AS TEXT) AS since
     FROM pg_locks JOIN pg_stat_activity USING (pid)
     WHERE locktype = 'advisory' AND granted AND classid = 0 AND objid = $1 AND objsubid = 1 AND datname = current_database()
       AND database = datid`,
    [LOCK],
  );
  return rows[0];
}

function sayHeld(waitedMs: number, holder: Holder | undefined): string {
  const waited = `Somebody else has been migrating this database, or moving another one into it, for longer than ${waitedMs / 1_000} s`;
  if (!holder) return `${waited}, and has just ended: start again.`;
  const { pid, name, since } = holder;
  return (
    `${waited}: ${name ? `“${name}”` : 'a program without a name'}, process ${pid} of the server${since === null ? '' : `, since ${since}`}. ` +
    `Start again when it is done; if nobody is at it any more, end it: SELECT pg_terminate_backend(${pid}).`
  );
}
