import type { Database } from '../connections/client';
import { readMigrations } from '../migrations/migrations-on-disk';
import { openCurrentDatabase as openSqlite } from '../migrations/open-current-database';
import { openCurrentPostgresql } from '../postgresql/open-current-database';
import { engineOf } from './engine-of';

/**
 * The database for a command that runs beside a server or without one: it must be there, and of this very version.
 * @throws OperatorFault when it is not.
 */
export const openCurrentDatabase = (databaseUrl: string, projectDirectory: string): Promise<Database> =>
  engineOf(databaseUrl) === 'postgresql'
    ? openCurrentPostgresql(databaseUrl, readMigrations(projectDirectory, 'postgresql'))
    : openSqlite(databaseUrl, projectDirectory);
