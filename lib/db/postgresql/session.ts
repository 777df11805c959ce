/**
 * What each connection asks of its session. It is said once the connection stands: a pooler refuses words that it does not
 * know with which a connection begins.
 */
import type pg from 'pg';

/**
 * Shorter than the time after which a node is dead to the others, who wait for the rows that it has locked. A transaction
 * is never idle for long, but where its process is stopped or cut off.
 */
const LONGEST_PAUSE_MS = 10_000;

/** A network that forgets connections which say nothing is told often enough that this one is used. */
export const KEPT_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;

/** SQLSTATE of a server that takes no writes. */
export const READ_ONLY = '25006';

/** Whoever waits for a lock or an answer for longer is told so; 0: for as long as it takes. */
export type SessionLimits = { readonly lockMs: number; readonly statementMs: number };

export const NO_LIMITS: SessionLimits = { lockMs: 0, statementMs: 0 };

/** By which a server finds out that its client is gone, and lets its locks go. */
const NOTICING = [
  ['tcp_keepalives_idle', '10s'],
  ['tcp_keepalives_interval', '3s'],
  ['tcp_keepalives_count', '3'],
  ['tcp_user_timeout', '10s'],
  ['client_connection_check_interval', '5s'],
] as const;

type Asking = Pick<pg.ClientBase, 'query'>;

/** @throws where it is a standby's: it takes no writes, and whoever stays with it never finds the primary. */
export async function prepareSession(client: Asking, { lockMs, statementMs }: SessionLimits): Promise<void> {
  const { rows } = await client.query<{ isStandby: boolean }>(
    `SELECT pg_is_in_recovery() AS "isStandby",
       set_config('default_transaction_isolation', 'read committed', false),
       set_config('idle_in_transaction_session_timeout', $1, false),
       set_config('lock_timeout', $2, false), set_config('statement_timeout', $3, false)`,
    [LONGEST_PAUSE_MS, lockMs, statementMs].map(String),
  );
  if (rows[0]?.isStandby) throw Object.assign(new Error('The server is a standby.'), { code: READ_ONLY });
  await noticeGone(client);
}

/** Not every server takes these, and without them it notices later. */
async function noticeGone(client: Asking): Promise<void> {
  const settings = NOTICING.map((_, index) => `set_config($${2 * index + 1}, $${2 * index + 2}, false)`);
  await client.query(`SELECT ${settings.join(', ')}`, NOTICING.flat()).catch(() => undefined);
}

/**
 * While a table holds a few rows, or was found to be empty when they were last counted, a server rather goes through all
 * of it, or of an index, than look rows up. Whoever prepares what it asks looks up by a key, or reads a stretch of an
 * index, and is told so from the beginning. What cannot be done so is done all the same, at a price that is so high on
 * paper that servers before 18 would compile it.
 */
export async function readByIndexes(client: Asking): Promise<void> {
  const settings = OTHER_WAYS.map((name) => `set_config('${name}', 'off', false)`);
  await client.query(`SELECT ${settings.join(', ')}`);
}

const OTHER_WAYS = ['enable_seqscan', 'jit'] as const;
