/** Vitest's set-up for the tests on PostgreSQL: one server for the whole run, and on it an empty database to copy. */
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '@/lib/db/open/apply-migrations';
import { startPostgresqlServer } from './postgresql-server';
import { keepPristine } from './pristine';
import { databaseOn, dropTestDatabases, EMPTY, inServer } from './test-databases';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the server's own database; absent where tests run on SQLite. */
    readonly postgresqlUrl?: string;
  }
}

/** A server that somebody named, or one of this run's own. */
async function reachServer() {
  const named = process.env['TEST_POSTGRES_URL'];
  if (named !== undefined && named !== '') return { url: named, stop: () => dropTestDatabases(named) };
  const server = await startPostgresqlServer({ durable: false });
  return { url: server.urlOf('postgres'), stop: server.stop };
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await reachServer();
  await dropTestDatabases(url);
  await inServer(url, (client) => client.query(`CREATE DATABASE "${EMPTY}"`));
  await applyMigrations(databaseOn(url, EMPTY), process.cwd());
  await inServer(databaseOn(url, EMPTY), keepPristine);
  project.provide('postgresqlUrl', url);
  return stop;
}
