/** Databases of tests on a PostgreSQL server: few, each emptied before somebody else gets it. */
import pg from 'pg';

const PREFIX = 'chappe_test_';

/** Migrated, and nothing else: the others are copies of it. */
export const EMPTY = `${PREFIX}empty`;

/** The URL of another database of the same server. */
export function databaseOn(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Does `work` over a connection that is closed then. */
export async function inServer<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Those of a former run. */
export const dropTestDatabases = (serverUrl: string): Promise<void> =>
  inServer(serverUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>('SELECT datname AS name FROM pg_database');
    for (const { name } of rows.filter((row) => row.name.startsWith(PREFIX))) {
      await client.query(`DROP DATABASE "${name}" WITH (FORCE)`);
    }
  });

/** Those that this worker has made and that nobody uses. */
const free: string[] = [];
let made = 0;

export type LentDatabase = { readonly url: string; giveBack(): void };

/** An empty, migrated database, until it is given back. Tests that run at the same time have workers of other numbers. */
export async function lendDatabase(serverUrl: string): Promise<LentDatabase> {
  const name = free.pop() ?? `${PREFIX}${process.env['VITEST_POOL_ID']}_${made++}`;
  const url = databaseOn(serverUrl, name);
  // The file of tests before this one had the same worker, and may have made it.
  const restored = await inServer(url, (client) => client.query('SELECT pristine.restore()')).catch(() => null);
  if (restored === null) {
    // There is none yet, or a test has changed its tables.
    await inServer(serverUrl, async (client) => {
      await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      await client.query(`CREATE DATABASE "${name}" TEMPLATE "${EMPTY}" STRATEGY file_copy`);
    });
  }
  return { url, giveBack: () => void free.push(name) };
}

/** A database with nothing in it, until it is dropped. */
export async function createBareDatabase(serverUrl: string): Promise<{ url: string; drop(): Promise<unknown> }> {
  const name = `${PREFIX}${process.env['VITEST_POOL_ID']}_bare`;
  const drop = () => inServer(serverUrl, (client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
  await drop();
  await inServer(serverUrl, (client) => client.query(`CREATE DATABASE "${name}"`));
  return { url: databaseOn(serverUrl, name), drop };
}
