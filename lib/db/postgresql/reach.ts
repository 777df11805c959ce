/** One connection for whoever starts or runs a command: what keeps it from working is told in a sentence. */
import pg from 'pg';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { ANSWERS } from './answers';
import { KEPT_ALIVE } from './session';

const LONGEST_CONNECT_MS = 5_000;

/** `MERGE`, `security_invoker` and `NULLS NOT DISTINCT` are as old; nothing before is tested. */
const OLDEST = { number: 150_000, name: '15' };

/**
 * Why it does not let us in, by SQLSTATE. What is not here, such as a certificate that nobody vouches for, is told as
 * `pg` says it.
 */
const REFUSALS: Readonly<Record<string, (client: pg.Client) => string>> = {
  '28P01': ({ user }) => `refuses the user ${user}: the password is wrong, or there is no such user`,
  '28000': ({ user }) => `refuses the user ${user}: its pg_hba.conf does not let them in from here, or there is none`,
  '3D000': ({ database }) => `has no database ${database}: make one (createdb ${database})`,
  '42501': ({ user, database }) => `does not let the user ${user} into the database ${database}`,
  '53300': () => 'has no connection left: raise its max_connections, or end what else uses it',
  '57P03': () => 'is just starting or stopping: try again in a moment',
  ECONNREFUSED: () => 'does not answer: nothing listens there',
  ENOENT: () => 'does not answer: there is no such socket',
  ENOTFOUND: () => 'does not answer: no such host is known',
  EAI_AGAIN: () => 'does not answer: names of hosts cannot be looked up just now',
  EHOSTUNREACH: () => 'does not answer: no way leads there',
  ETIMEDOUT: () => `does not answer within ${LONGEST_CONNECT_MS / 1_000} seconds`,
};

/**
 * Does `work` over a connection of its own to a server that this version can work on.
 * @throws OperatorFault when there is none; no password is told.
 */
export async function withServer<Value>(
  connectionString: string,
  purpose: 'migrations' | 'start' | 'command' | 'move',
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = clientOf(connectionString, purpose);
  // Whoever waits for an answer is told of it there.
  client.on('error', () => undefined);
  const where = `PostgreSQL at ${client.host}${client.host.startsWith('/') ? '' : `:${client.port}`}`;
  try {
    await client.connect();
  } catch (cause) {
    throw new OperatorFault(`${where} ${whyRefused(cause, client)}.`, { cause });
  }
  try {
    await checkServer(client, where);
    return await work(client);
  } finally {
    await client.end();
  }
}

function clientOf(connectionString: string, purpose: string): pg.Client {
  try {
    return new pg.Client({
      connectionString,
      types: ANSWERS,
      application_name: `chappe ${purpose}`,
      connectionTimeoutMillis: LONGEST_CONNECT_MS,
      ...KEPT_ALIVE,
    });
  } catch (cause) {
    // Such as a certificate's file that is not there.
    throw new OperatorFault(`DATABASE_URL cannot be used: ${wordsOf(cause)}.`, { cause });
  }
}

function whyRefused(cause: unknown, client: pg.Client): string {
  const known = REFUSALS[codeOf(cause)];
  if (known) return known(client);
  const words = wordsOf(cause);
  return /timeout/.test(words) ? `does not answer within ${LONGEST_CONNECT_MS / 1_000} seconds` : `refuses: ${words}`;
}

/** Where a name has several addresses and none answers, each says why, and all say the same. */
const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';

const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');

type Server = {
  readonly number: number;
  readonly version: string;
  readonly encoding: string;
  readonly isStandby: boolean;
};

async function checkServer(client: pg.Client, where: string): Promise<void> {
  const { rows } = await client.query<Server>(
    `SELECT CAST(current_setting('server_version_num') AS INTEGER) AS number, current_setting('server_version') AS version,
       current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS "isStandby"`,
  );
  const fault = rows[0] && faultIn(rows[0], client);
  if (fault) throw new OperatorFault(`${where} ${fault}.`);
}

function faultIn({ number, version, encoding, isStandby }: Server, { database }: pg.Client): string | null {
  if (number < OLDEST.number) return `is version ${version}: Chappe needs ${OLDEST.name} or newer`;
  if (isStandby) return 'is a standby, which takes no writes: name the primary';
  return encoding === 'UTF8' ? null : `keeps ${database} in ${encoding}: make it anew with the encoding UTF8`;
}
