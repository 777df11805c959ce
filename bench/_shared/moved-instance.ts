import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { type ChappeServer, startChappe } from '../../e2e/fixtures/chappe-server';
import { type PostgresqlServer, startPostgresqlServer } from '../../lib/testing/postgresql/postgresql-server';

export type MovedInstance = {
  readonly server: PostgresqlServer;
  readonly url: string;
  /** Another node over it. */
  startNode(env?: Readonly<Record<string, string>>): Promise<ChappeServer>;
  stop(): Promise<void>;
};

/** An instance on a PostgreSQL of its own: furnished on SQLite, as benches do it, and moved. */
export async function moveFurnished(furnish: (chappe: ChappeServer) => Promise<void>): Promise<MovedInstance> {
  const first = await startChappe({ env: { LOG_LEVEL: 'error' } });
  await furnish(first);
  await first.signal('SIGTERM');
  const server = await startPostgresqlServer({ durable: true });
  const url = server.urlOf('postgres');
  execFileSync(process.execPath, ['dist/move.js', url], {
    env: { ...process.env, DATA_DIR: first.dataDirectory },
    stdio: 'pipe',
  });
  rmSync(first.dataDirectory, { recursive: true });
  return {
    server,
    url,
    startNode: (env = {}) =>
      startChappe({ env: { LOG_LEVEL: 'error', SIMULATED_CARRIER_SPEED: '1000000', DATABASE_URL: url, ...env } }),
    stop: server.stop,
  };
}
