import { applyMigrations as applyToSqlite } from '../migrations/apply-migrations';
import { readMigrations } from '../migrations/migrations-on-disk';
import { applyPostgresqlMigrations } from '../postgresql/apply-migrations';
import { engineOf } from './engine-of';

/**
 * Applies the migrations of prisma/migrations that the database has not seen; answers their names.
 * @throws OperatorFault when the database is not one that this version can work on; it is left as it was.
 */
export async function applyMigrations(databaseUrl: string, projectDirectory: string): Promise<string[]> {
  return engineOf(databaseUrl) === 'postgresql'
    ? await applyPostgresqlMigrations(databaseUrl, readMigrations(projectDirectory, 'postgresql'))
    : applyToSqlite(databaseUrl, projectDirectory);
}
